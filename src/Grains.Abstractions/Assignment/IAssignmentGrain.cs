using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.Inbox.Catalogue;
using Chatbotics.Grains.Abstractions.People;
using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.Assignment;

/// <summary>
/// Gives a workspace's waiting conversations to people, oldest first. Owns the queue: it is told of every change, and looks
/// through nothing. Key: the tenant id.
/// </summary>
[Alias("assignment")]
public interface IAssignmentGrain : IGrainWithStringKey
{
    /// <summary>The rules, the members, how many wait.</summary>
    [Alias("get"), AlwaysInterleave]
    Task<AssignmentOverview> Get();

    /// <summary>Replaces the rules and capacities.</summary>
    /// <param name="settings">All of them.</param>
    [Alias("save"), AlwaysInterleave]
    Task<CatalogueResult> Save(AssignmentSettings settings);

    /// <summary>
    /// Says to which team a channel's conversations go when they wait for a person and have none. Needs
    /// <see cref="Permission.ManageChannels"/>.
    /// </summary>
    /// <param name="connection">The connection's key, of this workspace.</param>
    /// <param name="team">The team's id; null for none.</param>
    [Alias("set-team"), AlwaysInterleave]
    Task<Outcome> SetTeam(string connection, string? team);

    /// <summary>A member's page is open, and will say so again within <see cref="Presence.Beat"/>.</summary>
    /// <param name="accountId">The member.</param>
    /// <param name="page">Identifies the page.</param>
    [Alias("present"), AlwaysInterleave]
    Task Present(string accountId, string page);

    /// <summary>A member's page is closed, or has lost its line.</summary>
    /// <param name="accountId">The member.</param>
    /// <param name="page">Identifies the page.</param>
    [Alias("gone"), AlwaysInterleave]
    Task Gone(string accountId, string page);

    /// <summary>Takes note of changed conversations. Called by the workspace's inbox.</summary>
    /// <param name="change">What changed; a gap in its numbers makes the grain read the queue again.</param>
    [Alias("changed"), AlwaysInterleave]
    Task Changed(QueueChange change);
}
