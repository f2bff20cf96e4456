using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Agents.Ports;

namespace Chatbotics.Grains.Agents;

/// <summary>Runs agents' turns for the workers: chooses the version, looks at the budget, runs, counts.</summary>
/// <param name="runner">Runs agents.</param>
/// <param name="catalog">Their definitions.</param>
/// <param name="desks">What they see of the workspace.</param>
/// <param name="grains">The grains.</param>
/// <param name="time">The clock.</param>
internal sealed class AgentTurns(IAgentRunner runner, AgentCatalog catalog, TurnDesks desks, IGrainFactory grains, TimeProvider time)
{
    /// <summary>Runs a turn of a live agent.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="agent">The agent that holds the conversation.</param>
    /// <param name="settings">The workspace.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<TurnResult> Run(TurnRequest turn, string agent, WorkspaceSettings settings, CancellationToken cancellationToken)
    {
        var tenant = turn.Conversation.Tenant;
        var route = settings.Agents.FirstOrDefault(candidate => string.Equals(candidate.Id, agent, StringComparison.Ordinal));
        if (route is null || await catalog.Get(tenant, agent, route.Version) is not { } definition)
        {
            return Unanswered(turn, "The agent was taken off.");
        }

        var usage = grains.GetGrain<IAgentUsageGrain>(tenant);
        if (await usage.Check(agent, definition.Budget) is { } spent)
        {
            return Unanswered(turn, spent) with { Trace = new TurnTrace { Agent = definition.Name, AgentId = agent, Version = route.Version, Decision = spent } };
        }

        var ledger = new GrainToolLedger(grains.GetGrain<IToolLedgerGrain>(AgentKeys.Of(tenant, turn.TurnId)));
        var answer = await runner.Run(
            new AgentTask
            {
                Tenant = tenant,
                AgentId = agent,
                Version = route.Version,
                Definition = definition,
                TurnId = turn.TurnId,
                Fragments = turn.Fragments,
                History = turn.History,
                Platform = turn.Conversation.Connection.Platform,
                Conversation = turn.Conversation.Value,
                ContactId = turn.Conversation.ThreadId,
                ContactName = turn.ContactName,
                Ledger = ledger,
                Desk = desks.Of(turn.Conversation, turn.Contact),
                Languages = await catalog.Languages(tenant, definition),
            },
            Watching(turn),
            cancellationToken);
        await usage.Record(new AgentSpend
        {
            Agent = agent,
            IsAnswer = answer.Outcome == TurnOutcome.Replied && !answer.Texts.IsEmpty,
            IsHandOver = answer.Outcome != TurnOutcome.Replied,
            Tokens = answer.Trace.InputTokens + answer.Trace.OutputTokens,
            Cost = answer.Trace.Cost,
        });
        return new TurnResult
        {
            TurnId = turn.TurnId,
            Epoch = turn.Epoch,
            Outcome = answer.Outcome,
            Replies = [.. answer.Texts.Select(MessageContent.FromText)],
            Reason = answer.Reason,
            Trace = answer.Trace,
            Effects = answer.Effects,
        };
    }

    /// <summary>Visitors of websites see the answer grow; the other platforms can't show one.</summary>
    private DraftProgress? Watching(TurnRequest turn) => turn.Conversation.Connection.Platform == ChannelPlatform.WebChat
        ? new DraftProgress(turn, grains.GetGrain<IConversationGrain>(turn.Conversation.Value), time)
        : null;

    /// <summary>Forgets a turn's tool calls, when its result was taken.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="result">Its result.</param>
    public Task Forget(TurnRequest turn, TurnResult result) =>
        result.Trace?.Steps is { IsDefault: false } steps && steps.Any(step => step.Kind == TraceStepKind.Tool)
            ? grains.GetGrain<IToolLedgerGrain>(AgentKeys.Of(turn.Conversation.Tenant, turn.TurnId)).Clear()
            : Task.CompletedTask;

    /// <summary>Forgets the tool calls of a turn that became void.</summary>
    /// <param name="turn">The turn.</param>
    public Task Forget(TurnRequest turn) => grains.GetGrain<IToolLedgerGrain>(AgentKeys.Of(turn.Conversation.Tenant, turn.TurnId)).Clear();

    private static TurnResult Unanswered(TurnRequest turn, string reason) =>
        new() { TurnId = turn.TurnId, Epoch = turn.Epoch, Outcome = TurnOutcome.HandedOver, Reason = reason };
}
