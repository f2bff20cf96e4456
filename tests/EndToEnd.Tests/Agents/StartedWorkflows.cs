using System.Collections.Concurrent;
using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Agents;
using Chatbotics.Grains.Agents.Ports;

namespace Chatbotics.EndToEnd.Tests.Agents;

/// <summary>Stands where what runs workflows will stand: one workflow of one workspace, which refuses when it is told to.</summary>
public sealed class StartedWorkflows : IWorkflowStarter
{
    private readonly ConcurrentQueue<(ConversationKey Conversation, string Workflow, string Key)> _asked = new();

    /// <summary>What was asked for, in order.</summary>
    public IReadOnlyList<(ConversationKey Conversation, string Workflow, string Key)> Asked => [.. _asked];

    /// <summary>What is said instead of starting.</summary>
    public string? Refusal { get; set; }

    public ValueTask<ImmutableArray<WorkflowChoice>> List(string tenant) =>
        new(tenant == "acme" ? [new WorkflowChoice("refund", "Refund", "When something arrived broken")] : []);

    public Task<string?> Start(ConversationKey conversation, string workflow, string idempotencyKey)
    {
        _asked.Enqueue((conversation, workflow, idempotencyKey));
        return Task.FromResult(Refusal);
    }
}
