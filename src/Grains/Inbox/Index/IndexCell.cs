using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Inbox.Index;

/// <summary>What rows that are counted together have in common.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Team">The team; 0 for none.</param>
/// <param name="Assignee">The assignee; 0 for nobody.</param>
/// <param name="Status">The status.</param>
/// <param name="Holder">The kind of holder.</param>
internal readonly record struct IndexCell(int Connection, int Team, int Assignee, ConversationStatus Status, OwnerKind Holder)
{
    /// <summary>Whether an assistant or a workflow holds them.</summary>
    public bool IsAutomated => Holder is OwnerKind.Assistant or OwnerKind.Workflow;

    /// <summary>The cell that a row is counted in.</summary>
    /// <param name="row">The row.</param>
    public static IndexCell Of(in IndexedRow row) => new(row.Connection, row.Team, row.Assignee, row.Status, row.Holder);
}
