using System.Diagnostics.Metrics;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Conversations;
using Chatbotics.Grains.Conversations.Delivery;
using Chatbotics.Grains.Conversations.Engine;
using Chatbotics.Grains.Tenancy.Ports;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Chatbotics.Grains.Tests.Conversations.Simulation;

/// <summary>One life of the program: everything in memory. It dies at once, or lets single activations go.</summary>
internal sealed class SimProcess : IWorkspaceSettingsCache, IMeterFactory
{
    private readonly SimWorld _world;
    // Completed on the clock: asynchronous continuations of WhenAny would run on the thread pool, out of the order that the seed decides.
    private readonly TaskCompletionSource _death = new();
    private readonly Dictionary<string, SimActivation> _activations = new(StringComparer.Ordinal);

    public SimProcess(SimWorld world)
    {
        _world = world;
        Store = new SimProcessStore(world, this);
        Services = new ConversationServices(
            Store,
            world.Keys,
            this,
            new SimBudgets(world),
            new SendLedger(),
            new ConnectionCatalog(),
            [
                new SimSender(world, this, ChannelPlatform.WhatsApp),
                new SimSender(world, this, ChannelPlatform.Messenger),
                new SimSender(world, this, ChannelPlatform.Instagram),
            ],
            world.Ids,
            world.Clock.Time,
            Options.Create(world.Options),
            new ConversationMetrics(this),
            NullLogger<ConversationGrain>.Instance);
    }

    public bool IsAlive { get; private set; } = true;

    public ConversationServices Services { get; }

    public SimProcessStore Store { get; }

    /// <summary>Calls a conversation; fails when the process dies meanwhile, as a connection does.</summary>
    public async Task<T> Call<T>(ConversationKey key, Func<ConversationEngine, Task<T>> call)
    {
        if (!IsAlive)
        {
            throw new IOException("The process is gone.");
        }

        var calling = CallActivation(key, call);
        await Task.WhenAny(calling, _death.Task);
        return IsAlive ? await calling : throw new IOException("The process is gone, and so is its answer.");
    }

    /// <summary>Finds the conversation's activation, or makes one.</summary>
    private async Task<T> CallActivation<T>(ConversationKey key, Func<ConversationEngine, Task<T>> call)
    {
        if (!_activations.TryGetValue(key.Value, out var activation))
        {
            _activations.Add(key.Value, activation = new SimActivation(_world, this, key));
            activation.Begin();
        }

        try
        {
            await activation.Loaded;
        }
        catch (Exception)
        {
            End(activation);
            throw;
        }

        return await call(activation.Engine);
    }

    public void End(SimActivation activation)
    {
        if (_activations.TryGetValue(activation.Key.Value, out var present) && present == activation)
        {
            _activations.Remove(activation.Key.Value);
        }
    }

    /// <summary>Lets a random activation go, as idle collection does.</summary>
    public void EndAny()
    {
        var idle = _activations.Values.Where(activation => activation.Loaded.IsCompleted).ToArray();
        if (idle.Length > 0)
        {
            End(idle[_world.Random.Next(idle.Length)]);
        }
    }

    public void Kill()
    {
        IsAlive = false;
        Store.Crash();
        _death.SetResult();
        _activations.Clear();
    }

    public ValueTask<WorkspaceSettings?> Get(string tenant) => _world.Chance(0.1)
        ? new(Later<WorkspaceSettings?>(_world.Settings))
        : new(_world.Settings);

    public ValueTask<long> NextConversationNumber(string tenant) => _world.Chance(0.3)
        ? new(Later(++_world.Numbers))
        : new(++_world.Numbers);

    public void Update(WorkspaceSettings settings) => throw new NotSupportedException();

    public Meter Create(MeterOptions options) => new(options);

    public void Dispose()
    {
    }

    private async Task<T> Later<T>(T value)
    {
        await Task.Delay(_world.Between(0, 10), _world.Clock.Time);
        return value;
    }
}

/// <summary>What a grain's activation is in the simulation.</summary>
internal sealed class SimActivation : IConversationHost
{
    private readonly SimWorld _world;
    private readonly SimProcess _process;
    private SimClock.SimTimer? _timer;

    public SimActivation(SimWorld world, SimProcess process, ConversationKey key)
    {
        (_world, _process, Key) = (world, process, key);
        Engine = new ConversationEngine(process.Services, this, key);
    }

    public ConversationKey Key { get; }

    public ConversationEngine Engine { get; }

    public Task Loaded { get; private set; } = Task.CompletedTask;

    public void Begin() => Loaded = Engine.Load(CancellationToken.None);

    public void Discard() => _process.End(this);

    public void SetTimer(TimeSpan due)
    {
        _timer?.IsCancelled = true;
        _timer = _world.Clock.After(due, () =>
        {
            if (_process.IsAlive)
            {
                _ = Engine.Tick();
            }
        });
    }

    public void StayFor(TimeSpan span)
    {
    }

    public void RunTurn(TurnRequest turn) => _world.Worker.Run(_process, turn);

    public Task<string?> CategoryOf(TemplateReference template) => Task.FromResult<string?>("UTILITY");

    public Task<bool> IsMember(string accountId) => Task.FromResult(true);

    public void Notify(IReadOnlyCollection<Chatbotics.Grains.Notifications.OutgoingNotice> notices)
    {
    }

    public Task Share(Chatbotics.Grains.Abstractions.Contacts.ContactSighting sighting) => Task.CompletedTask;

    public async Task Publish(ConversationSummary summary)
    {
        await Task.Delay(_world.Between(0, 20), _world.Clock.Time);
        if (!_process.IsAlive || _world.Chance(_world.Faults.InboxFails))
        {
            throw new IOException("simulated");
        }

        if (!_world.Inbox.TryGetValue(summary.Key.Value, out var present) || present.Version < summary.Version)
        {
            _world.Inbox[summary.Key.Value] = summary;
        }
    }
}

/// <summary>Budgets that are sometimes empty, and a connection that is sometimes paused.</summary>
internal sealed class SimBudgets(SimWorld world) : ISendBudgets
{
    private static readonly SendError Token = new()
    {
        Kind = SendErrorKind.TokenInvalid,
        Code = 190,
        Text = "The channel must be connected again.",
    };

    public bool TryTake(ConnectionKey connection) => !world.IsPaused && !world.Chance(0.3);

    public void Return(ConnectionKey connection)
    {
    }

    public async Task<SendLease> Take(ConnectionKey connection)
    {
        await Task.Delay(world.Between(0, 50), world.Clock.Time);
        return world.IsPaused ? new SendLease(0, TimeSpan.FromSeconds(20), Token)
            : world.Chance(0.2) ? new SendLease(0, TimeSpan.FromSeconds(1), null)
            : new SendLease(1, TimeSpan.Zero, null);
    }

    public void Report(ConnectionKey connection, SendError error)
    {
    }
}

/// <summary>An assistant that repeats what it was asked, hands over now and then, and is not to be relied on.</summary>
internal sealed class SimWorker(SimWorld world)
{
    public void Run(SimProcess process, TurnRequest turn)
    {
        if (turn.Fragments.IsEmpty)
        {
            throw new InvalidOperationException("A turn has nothing to answer.");
        }

        if (!world.Chance(world.Faults.WorkerDies))
        {
            _ = Answer(process, turn);
        }
    }

    private async Task Answer(SimProcess process, TurnRequest turn)
    {
        await Task.Delay(world.Between(0, world.Chance(0.3) ? 4000 : 50), world.Clock.Time);
        var handsOver = turn.Fragments.Any(fragment => fragment.Text.Contains("human", StringComparison.Ordinal));
        var result = new TurnResult
        {
            TurnId = turn.TurnId,
            Epoch = turn.Epoch,
            Outcome = handsOver ? TurnOutcome.HandedOver : TurnOutcome.Replied,
            Replies = [.. Enumerable.Range(0, 1 + (world.Chance(0.3) ? 1 : 0)).Select(part => MessageContent.FromText($"answer {turn.TurnId} part {part}"))],
            Reason = handsOver ? "The customer asked for a person." : null,
        };
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                await process.Call(turn.Conversation, async engine =>
                {
                    await engine.CompleteTurn(result);
                    return true;
                });
                if (!world.Chance(world.Faults.WorkerRepeats))
                {
                    return;
                }
            }
            catch (Exception)
            {
                await Task.Delay(world.Between(100, 1000), world.Clock.Time);
            }
        }
    }
}
