using System.Diagnostics;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations;
using Chatbotics.Grains.Conversations.Delivery;
using Chatbotics.Grains.Conversations.Engine;
using Chatbotics.Grains.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Chatbotics.Benchmarks.Conversations;

/// <summary>
/// What the conversation engine itself costs, without a store, a platform or a runtime: processor time and allocation of
/// a message and of a whole turn, and the memory of an active conversation with its last ten messages.
/// </summary>
internal static class ConversationBenchmark
{
    private const int Conversations = 2_000;

    public static Task Run(SuiteOptions options)
    {
        Console.WriteLine("The conversation engine alone (rules, JSON, AES-GCM, pipelining)");
        Console.WriteLine("| what | CPU µs | allocated bytes |");
        Console.WriteLine("| --- | --- | --- |");
        Measure("message without an assistant", responder: null, options);
        Measure("whole turn: message, turn, reply, accepted", new ResponderDefinition { QuietPeriod = TimeSpan.Zero }, options);
        Memory();
        return ConversationMemory.Run();
    }

    private static void Measure(string what, ResponderDefinition? responder, SuiteOptions options)
    {
        var world = new World(responder);
        var rounds = Math.Max(5, options.RequestsPerPhase / Conversations);
        var best = double.MaxValue;
        var allocated = 0L;
        for (var pass = 0; pass < 4; pass++)
        {
            var events = Enumerable.Range(0, rounds).SelectMany(round => Enumerable.Range(0, Conversations).Select(i => EmptyWorld.Message(i, $"{pass}.{round}"))).ToArray();
            var (bytes, processor) = (GC.GetAllocatedBytesForCurrentThread(), Environment.CpuUsage.TotalTime);
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < events.Length; i++)
            {
                world.Accept(i % Conversations, events[i]);
            }

            var time = Math.Min(Stopwatch.GetElapsedTime(started).TotalMicroseconds, (Environment.CpuUsage.TotalTime - processor).TotalMicroseconds);
            best = Math.Min(best, time / events.Length);
            allocated = (GC.GetAllocatedBytesForCurrentThread() - bytes) / events.Length;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {best:F1} | {allocated:N0} |"));
    }

    private static void Memory()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var world = new World(new ResponderDefinition { QuietPeriod = TimeSpan.Zero });
        for (var round = 0; round < 5; round++)
        {
            for (var i = 0; i < Conversations; i++)
            {
                world.Accept(i, EmptyWorld.Message(i, $"{round}"));
            }
        }

        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / Conversations;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| managed memory of a conversation with its last ten messages, without its activation | | {bytes:N0} |"));
        GC.KeepAlive(world);
    }

    private sealed class World
    {
        private readonly Host[] _hosts;

        public World(ResponderDefinition? responder)
        {
            var ports = new EmptyWorld(responder);
            var services = new ConversationServices(
                ports,
                ports,
                ports,
                ports,
                new SendLedger(),
                new ConnectionCatalog(),
                [ports],
                new SystemIdGenerator(TimeProvider.System),
                TimeProvider.System,
                Options.Create(new ConversationOptions { TurnsPerHour = 0 }),
                new ConversationMetrics(ports),
                NullLogger<ConversationGrain>.Instance);
            _hosts = [.. Enumerable.Range(0, Conversations).Select(i => new Host(services, EmptyWorld.KeyOf(i)))];
        }

        public void Accept(int conversation, ContactEvent item) => _hosts[conversation].Accept(item);
    }

    /// <summary>An activation whose continuations run when the benchmark says so.</summary>
    private sealed class Host : SynchronizationContext, IConversationHost
    {
        private readonly Queue<(SendOrPostCallback, object?)> _posted = new();
        private TurnRequest? _turn;

        public Host(ConversationServices services, ConversationKey key) => Engine = new ConversationEngine(services, this, key);

        public ConversationEngine Engine { get; }

        public Task<string?> CategoryOf(TemplateReference template) => Task.FromResult<string?>("UTILITY");

        public override void Post(SendOrPostCallback d, object? state) => _posted.Enqueue((d, state));

        public void Accept(ContactEvent item)
        {
            var outer = Current;
            SetSynchronizationContext(this);
            Run(Engine.Accept([item]));
            if (_turn is { } turn)
            {
                _turn = null;
                Run(Engine.CompleteTurn(EmptyWorld.Answer(turn)));
            }

            SetSynchronizationContext(outer);
        }

        private void Run(Task task)
        {
            while (_posted.TryDequeue(out var next))
            {
                next.Item1(next.Item2);
            }

            if (!task.IsCompletedSuccessfully)
            {
                throw new InvalidOperationException("The engine waited for something.", task.Exception);
            }
        }

        public void Discard() => throw new InvalidOperationException("Nothing fails here.");

        public void SetTimer(TimeSpan due)
        {
        }

        public void StayFor(TimeSpan span)
        {
        }

        public void RunTurn(TurnRequest turn) => _turn = turn;

        public void Notify(IReadOnlyCollection<Chatbotics.Grains.Notifications.OutgoingNotice> notices)
        {
        }

        public Task<bool> IsMember(string accountId) => Task.FromResult(true);

        public Task Share(Chatbotics.Grains.Abstractions.Contacts.ContactSighting sighting) => Task.CompletedTask;

        public Task Publish(ConversationSummary summary) => Task.CompletedTask;
    }
}
