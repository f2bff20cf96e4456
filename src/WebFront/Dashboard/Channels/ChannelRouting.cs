using System.Collections.Immutable;

namespace Chatbotics.WebFront.Dashboard.Channels;

/// <summary>Who meets a channel's conversations, and who could.</summary>
/// <param name="Agent">The id of the agent that goes before the others; null for none.</param>
/// <param name="Agents">The live agents, ids and names; null when the reader may not choose.</param>
/// <param name="Team">The id of the team that waiting conversations go to; null for none.</param>
/// <param name="Teams">The teams, ids and names.</param>
internal sealed record ChannelRouting(
    string? Agent,
    ImmutableArray<(string Id, string Name)>? Agents,
    string? Team,
    ImmutableArray<(string Id, string Name)> Teams);
