using System.Collections.Immutable;

namespace Chatbotics.Grains.Privacy.Ports;

/// <summary>A rotation that is done.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Tenants">The workspaces it concerns: one, or all when it was the master key.</param>
/// <param name="IsMaster">Whether it was the master key.</param>
/// <param name="FinishedAt">When it was done.</param>
/// <param name="Moved">How many keys and secrets were wrapped anew.</param>
public sealed record KeyRotated(Guid Id, ImmutableArray<string> Tenants, bool IsMaster, DateTimeOffset FinishedAt, long Moved);
