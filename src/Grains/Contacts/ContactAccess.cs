using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.Grains.Contacts;

/// <summary>What the present caller may do. Calls on nobody's behalf come from the engine's own grains.</summary>
internal static class ContactAccess
{
    /// <summary>Whether the caller has a permission.</summary>
    /// <param name="permission">The permission.</param>
    public static bool May(Permission permission) =>
        Caller.Current is not { IsEngine: false } caller || caller.Permissions.Has(permission);
}
