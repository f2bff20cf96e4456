using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.People;

/// <summary>Some permissions. The default has none.</summary>
/// <param name="Bits">Bit n stands for the permission with number n.</param>
[GenerateSerializer, Immutable, Alias("permission-set")]
public readonly record struct PermissionSet([property: Id(0)] ulong Bits)
{
    /// <summary>No permission.</summary>
    public static PermissionSet None => default;

    /// <summary>Every permission that this build knows.</summary>
    public static PermissionSet All { get; } = Of([.. Permissions.All]);

    /// <summary>A set of given permissions.</summary>
    /// <param name="permissions">The permissions; repeats don't matter.</param>
    public static PermissionSet Of(params ReadOnlySpan<Permission> permissions)
    {
        var bits = 0UL;
        foreach (var permission in permissions)
        {
            bits |= Bit(permission);
        }

        return new(bits);
    }

    /// <summary>Whether a permission is in the set.</summary>
    /// <param name="permission">The permission.</param>
    public bool Has(Permission permission) => (Bits & Bit(permission)) != 0;

    /// <summary>Whether every permission of another set is in this one.</summary>
    /// <param name="other">The other set.</param>
    public bool Covers(PermissionSet other) => (other.Bits & ~Bits) == 0;

    /// <summary>The permissions of either set.</summary>
    /// <param name="other">The other set.</param>
    public PermissionSet With(PermissionSet other) => new(Bits | other.Bits);

    /// <summary>The permissions of this set that are not in the other.</summary>
    /// <param name="other">The other set.</param>
    public PermissionSet Without(PermissionSet other) => new(Bits & ~other.Bits);

    /// <summary>The permissions that both sets have.</summary>
    /// <param name="other">The other set.</param>
    public PermissionSet Within(PermissionSet other) => new(Bits & other.Bits);

    /// <summary>The permissions one by one, in the order of their numbers; bits of newer builds are left out.</summary>
    public ImmutableArray<Permission> ToArray() => [.. Permissions.All.Where(Has)];

    /// <summary>The names, separated by spaces.</summary>
    public override string ToString() => string.Join(' ', ToArray().Select(static permission => permission.Name()));

    private static ulong Bit(Permission permission) => 1UL << (int)permission;
}
