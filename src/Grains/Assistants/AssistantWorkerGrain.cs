using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Agents;
using Chatbotics.Grains.Assistants.Ports;
using Chatbotics.Grains.Tenancy.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace Chatbotics.Grains.Assistants;

/// <inheritdoc cref="IAssistantWorkerGrain"/>
/// <remarks>Reentrant, since it has no state of its own: a slow model must not hold up the turns behind it.</remarks>
/// <param name="assistant">Decides what to say.</param>
/// <param name="workspaces">Which agent the workspace has.</param>
/// <param name="agents">Where <see cref="AgentTurns"/> is, on silos that run agents.</param>
/// <param name="turns">The turns that run here.</param>
/// <param name="options">How long a turn may take.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
[StatelessWorker, Reentrant]
[GrainType("assistant-worker")]
internal sealed partial class AssistantWorkerGrain(
    IAssistant assistant,
    IWorkspaceSettingsCache workspaces,
    IServiceProvider agents,
    TurnCancellations turns,
    IOptions<AssistantOptions> options,
    TimeProvider time,
    ILogger<AssistantWorkerGrain> logger) : Grain, IAssistantWorkerGrain, IDisposable
{
    private readonly CancellationTokenSource _deactivating = new();

    /// <inheritdoc/>
    public async Task Run(TurnRequest turn)
    {
        var startedAt = time.GetTimestamp();
        var result = await Decide(turn);
        if (result is null)
        {
            return;
        }

        if (result.Trace is { } trace)
        {
            result = result with { Trace = trace with { Duration = time.GetElapsedTime(startedAt) } };
        }

        try
        {
            await GrainFactory.GetGrain<IConversationGrain>(turn.Conversation.Value).CompleteTurn(result);
            if (turn.Agent is not null && agents.GetService<AgentTurns>() is { } runs)
            {
                await runs.Forget(turn, result);
            }
        }
        catch (Exception exception)
        {
            // The conversation still waits for this turn: it starts it again when its deadline has passed.
            LogNotReported(logger, exception, turn.Conversation, turn.TurnId);
        }
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _deactivating.Cancel();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => _deactivating.Dispose();

    /// <summary>The assistant's decision, or null when the process stops: the turn is run again elsewhere then.</summary>
    private async Task<TurnResult?> Decide(TurnRequest turn)
    {
        var stopping = _deactivating.Token;
        var timeout = TimeSpan.FromSeconds(options.Value.TurnTimeoutSeconds);
        using var deadline = new CancellationTokenSource(timeout, time);
        using var voided = new CancellationTokenSource();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stopping, voided.Token);
        turns.Begin(turn.TurnId, voided);
        try
        {
            if (turn.Agent is { } agent)
            {
                return await workspaces.Get(turn.Conversation.Tenant) is { } workspace && agents.GetService<AgentTurns>() is { } runs
                    ? await runs.Run(turn, agent, workspace, either.Token).WaitAsync(either.Token)
                    : Unanswered(turn, TurnOutcome.HandedOver, "This installation runs no agents.");
            }

            if (await workspaces.Get(turn.Conversation.Tenant) is not { Responder: { } definition } settings)
            {
                return Unanswered(turn, TurnOutcome.HandedOver, "The workspace has no agent any more.");
            }

            // An assistant that ignores its token must not keep the conversation waiting.
            return await assistant.Answer(turn, definition, settings.Revision, either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return null;
        }
        catch (OperationCanceledException) when (voided.IsCancellationRequested)
        {
            // Nobody waits for it any more: the conversation has moved on, and runs this turn never again.
            await Forget(turn);
            return null;
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            LogTimedOut(logger, turn.Conversation, turn.TurnId, timeout);
            return Unanswered(turn, TurnOutcome.Failed, "The agent took too long.");
        }
        catch (Exception exception)
        {
            LogFailed(logger, exception, turn.Conversation, turn.TurnId);
            return Unanswered(turn, TurnOutcome.Failed, "The agent could not run.");
        }
        finally
        {
            turns.End(turn.TurnId, voided);
        }
    }

    private async Task Forget(TurnRequest turn)
    {
        if (turn.Agent is not null && agents.GetService<AgentTurns>() is { } runs)
        {
            await runs.Forget(turn);
        }
    }

    private static TurnResult Unanswered(TurnRequest turn, TurnOutcome outcome, string reason) =>
        new() { TurnId = turn.TurnId, Epoch = turn.Epoch, Outcome = outcome, Reason = reason };
}
