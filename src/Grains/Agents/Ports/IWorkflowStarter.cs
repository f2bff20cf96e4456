using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Agents.Ports;

/// <summary>
/// Starts workflows for agents. Whatever runs workflows registers it; without one, no model is offered such a tool, and an
/// agent's page says of one that workflows can't be started yet.
/// </summary>
public interface IWorkflowStarter
{
    /// <summary>The workflows of a workspace that may be started for a conversation, by name.</summary>
    /// <param name="tenant">The workspace.</param>
    ValueTask<ImmutableArray<WorkflowChoice>> List(string tenant);

    /// <summary>Starts a workflow.</summary>
    /// <param name="conversation">For which conversation.</param>
    /// <param name="workflow">The workflow's id.</param>
    /// <param name="idempotencyKey">The same key starts it once, also after a crash.</param>
    /// <returns>What is wrong, in a sentence; null when it was started.</returns>
    Task<string?> Start(ConversationKey conversation, string workflow, string idempotencyKey);
}
