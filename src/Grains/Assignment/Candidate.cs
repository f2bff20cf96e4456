using System.Collections.Immutable;

namespace Chatbotics.Grains.Assignment;

/// <summary>Somebody who may be given a conversation.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">The name.</param>
/// <param name="Teams">The ids of their teams.</param>
/// <param name="IsOnline">Whether the dashboard is open somewhere.</param>
/// <param name="IsAway">Whether rules give nothing for now.</param>
/// <param name="Open">How many open conversations they have.</param>
/// <param name="Capacity">The most that rules give; 0 for no limit.</param>
/// <param name="LastGiven">When they were last given one, milliseconds since 1970; 0 for never.</param>
internal sealed record Candidate(
    string Id, string Name, ImmutableArray<string> Teams, bool IsOnline, bool IsAway, int Open, int Capacity, long LastGiven)
{
    /// <summary>Whether there is room for one more.</summary>
    public bool HasRoom => Capacity == 0 || Open < Capacity;
}
