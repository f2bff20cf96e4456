using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Agents.Ports;
using Chatbotics.Grains.Hosting;

namespace Chatbotics.Grains.Agents;

/// <inheritdoc cref="IPlaygroundGrain"/>
/// <param name="runner">Runs agents.</param>
/// <param name="desks">What agents see of the workspace.</param>
/// <param name="catalog">The languages of knowledge.</param>
/// <param name="ids">Ids.</param>
/// <param name="time">The clock.</param>
[GrainType("playground")]
internal sealed class PlaygroundGrain(IAgentRunner runner, TurnDesks desks, AgentCatalog catalog, IIdGenerator ids, TimeProvider time) : Grain, IPlaygroundGrain, IDisposable
{
    private const int MaxMessages = 200;
    private const int Remembered = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private ImmutableArray<TrialMessage> _messages = [];
    private CancellationTokenSource? _turn;
    private string _partial = "";
    private string? _handedOver;
    private long _revision;

    /// <inheritdoc/>
    public Task Say(string text, ChannelPlatform platform, AgentDefinition draft)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 2_000 || !AgentDefinitionRules.Check(draft).IsEmpty)
        {
            return Task.CompletedTask;
        }

        _turn?.Cancel();
        _messages = [.. _messages.Add(new TrialMessage(true, text)).TakeLast(MaxMessages)];
        _handedOver = null;
        _turn = new CancellationTokenSource(Patience, time);
        Changed();
        _ = Answer(_turn, platform, draft);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<TrialView> Get() => Task.FromResult(new TrialView
    {
        Revision = _revision,
        Messages = _messages,
        IsThinking = _turn is not null,
        Partial = _partial,
        HandedOver = _handedOver,
    });

    /// <inheritdoc/>
    public Task Reset()
    {
        _turn?.Cancel();
        _turn = null;
        (_messages, _partial, _handedOver) = ([], "", null);
        Changed();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => _turn?.Dispose();

    private async Task Answer(CancellationTokenSource turn, ChannelPlatform platform, AgentDefinition draft)
    {
        var (tenant, agent) = AgentKeys.Parse(this.GetPrimaryKeyString());
        var id = ids.NewId().ToString("N");
        try
        {
            // What the agent has not answered yet is one turn, as with customers.
            var unanswered = _messages.Reverse().TakeWhile(static message => message.IsCustomer).Reverse().ToImmutableArray();
            var answer = await runner.Run(
                new AgentTask
                {
                    Tenant = tenant,
                    AgentId = agent,
                    Version = 0,
                    Definition = draft,
                    TurnId = id,
                    Fragments = [.. unanswered.Select(ToTurn)],
                    History = [.. _messages.Take(_messages.Length - unanswered.Length).TakeLast(Remembered).Select(ToTurn)],
                    Platform = platform,
                    Ledger = new TrialToolLedger(id),
                    Desk = desks.Trial(tenant),
                    IsTrial = true,
                    Languages = await catalog.Languages(tenant, draft),
                },
                new Writing(this, turn),
                turn.Token);
            if (ReferenceEquals(_turn, turn))
            {
                var texts = answer.Texts.IsEmpty ? [""] : answer.Texts;
                _messages = _messages.AddRange(texts.Select((text, i) => new TrialMessage(false, text, i == texts.Length - 1 ? answer.Trace : null)));
                _handedOver = answer.Outcome == TurnOutcome.Replied ? null : answer.Reason;
            }
        }
        catch (OperationCanceledException) when (ReferenceEquals(_turn, turn))
        {
            _messages = _messages.Add(new TrialMessage(false, "", new TurnTrace { Agent = draft.Name, Decision = "The agent took too long." }));
            _handedOver = "The agent took too long.";
        }
        catch (Exception) when (ReferenceEquals(_turn, turn) && !turn.IsCancellationRequested)
        {
            // Whoever tries it must see that something is wrong, and can say it again.
            _messages = _messages.Add(new TrialMessage(false, "", new TurnTrace { Agent = draft.Name, Decision = "The agent could not run." }));
            _handedOver = "The agent could not run.";
        }
        catch (OperationCanceledException)
        {
            // Something else was said meanwhile.
        }
        finally
        {
            if (ReferenceEquals(_turn, turn))
            {
                _turn = null;
                _partial = "";
                Changed();
            }

            turn.Dispose();
        }
    }

    private void Changed()
    {
        _revision++;
        DelayDeactivation(TimeSpan.FromMinutes(30));
    }

    private static TurnMessage ToTurn(TrialMessage message) =>
        new(message.IsCustomer ? AuthorKind.Customer : AuthorKind.Assistant, "text", message.Text);

    /// <summary>Shows what is being written.</summary>
    private sealed class Writing(PlaygroundGrain grain, CancellationTokenSource turn) : IProgress<string>
    {
        public void Report(string value)
        {
            if (ReferenceEquals(grain._turn, turn))
            {
                grain._partial = value;
            }
        }
    }
}
