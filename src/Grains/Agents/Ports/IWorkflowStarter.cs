using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Agents.Ports;

/// <summary>
/// Starts workflows for agents. Whatever runs workflows registers it; without one, agents have no such tool and no page
/// speaks of it.
/// </summary>
internal interface IWorkflowStarter
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
