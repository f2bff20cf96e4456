namespace Chatbotics.Storage.Sqlite.Keys;

/// <summary>A rotation as it is stored.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Tenant">The tenant whose key is rotated; empty for the master key.</param>
/// <param name="Target">The key that everything is to be wrapped with.</param>
/// <param name="Started">When it began, milliseconds since 1970.</param>
/// <param name="Finished">When it was done, milliseconds since 1970; 0 before.</param>
/// <param name="Moved">How many keys and secrets were wrapped anew.</param>
internal sealed record Rotation(Guid Id, string Tenant, Guid Target, long Started, long Finished, long Moved);
