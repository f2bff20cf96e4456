using System.Runtime.InteropServices;

namespace Chatbotics.Storage.Sqlite.Keys;

/// <summary>What a rotation wraps anew.</summary>
internal static class RotationRows
{
    /// <summary>A tenant's key under another master key.</summary>
    /// <param name="Tenant">The tenant.</param>
    /// <param name="Id">The key.</param>
    /// <param name="Master">The master key that wraps it.</param>
    /// <param name="Wrapped">The wrapped key.</param>
    internal sealed record TenantKey(string Tenant, Guid Id, Guid Master, byte[] Wrapped);

    /// <summary>A data key under another key of the tenant.</summary>
    /// <param name="Id">The key.</param>
    /// <param name="Under">The tenant's key that wraps it.</param>
    /// <param name="Wrapped">The wrapped key.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct DataKey(Guid Id, Guid Under, byte[] Wrapped);

    /// <summary>A secret under another key of the tenant.</summary>
    /// <param name="Reference">Its reference.</param>
    /// <param name="Version">Its version.</param>
    /// <param name="Under">The tenant's key that seals it.</param>
    /// <param name="Sealed">The sealed secret.</param>
    internal sealed record Secret(string Reference, long Version, Guid Under, byte[] Sealed);
}
