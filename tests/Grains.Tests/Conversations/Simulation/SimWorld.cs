using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Conversations;
using Chatbotics.Grains.Conversations.Engine;
using Chatbotics.Grains.Hosting;
using Chatbotics.TestKit.Fakes;

namespace Chatbotics.Grains.Tests.Conversations.Simulation;

/// <summary>Customers, people, a platform, a disk and a program that crashes; all of it decided by one seed.</summary>
internal sealed class SimWorld : IIdGenerator
{
    public static readonly DateTimeOffset Start = new(2025, 10, 16, 8, 0, 0, TimeSpan.Zero);

    private static readonly Author Mira = new(AuthorKind.Person, "mira", "Mira");

    private long _ids;

    public SimWorld(int seed)
    {
        Random = new Random(seed);
        Faults = Drawn = SimFaults.Draw(Random);
        Meta = new SimMeta(this);
        Worker = new SimWorker(this);
        Settings = new WorkspaceSettings
        {
            Id = "sim",
            Name = "Simulation",
            Responder = new ResponderDefinition { QuietPeriod = TimeSpan.FromMilliseconds(Random.Next(3) == 0 ? 0 : Random.Next(3000)) },
        };
        Options = new ConversationOptions { SnapshotEvery = 2 + Random.Next(10), TurnRuns = 3 + Random.Next(5) };
        Process = new SimProcess(this);
        var platforms = (ChannelPlatform[])[ChannelPlatform.WhatsApp, ChannelPlatform.Messenger, ChannelPlatform.Instagram];
        Conversations = [.. Enumerable.Range(0, 1 + Random.Next(3)).Select(contact => ConversationKey.Create(
            ConnectionKey.Create("sim", platforms[Random.Next(platforms.Length)], "asset"), $"contact{contact}"))];
    }

    public Random Random { get; }

    public SimClock Clock { get; } = new();

    public SimFaults Faults { get; private set; }

    public SimFaults Drawn { get; }

    public SimDisk Disk { get; } = new();

    public InMemoryKeyRing Keys { get; } = new();

    public SimMeta Meta { get; }

    public SimWorker Worker { get; }

    public WorkspaceSettings Settings { get; }

    public ConversationOptions Options { get; }

    public IIdGenerator Ids => this;

    public SimProcess Process { get; private set; }

    public ImmutableArray<ConversationKey> Conversations { get; }

    public Dictionary<string, ConversationSummary> Inbox { get; } = new(StringComparer.Ordinal);

    /// <summary>Customer messages whose webhook was answered with success, by conversation.</summary>
    public HashSet<(string Conversation, string Id)> Acknowledged { get; } = [];

    /// <summary>Messages of people whose command was done.</summary>
    public HashSet<(string Conversation, string Key)> Written { get; } = [];

    public List<Exception> Surprises { get; } = [];

    public long Numbers { get; set; }

    public int Requests { get; set; }

    public int Crashes { get; private set; }

    public bool IsPaused { get; private set; }

    public Guid NewId() => new(BitConverter.GetBytes(++_ids).Concat(BitConverter.GetBytes(0L)).ToArray());

    public bool Chance(double probability) => probability > 0 && Random.NextDouble() < probability;

    public TimeSpan Between(int min, int max) => TimeSpan.FromMilliseconds(min + (Random.NextDouble() * (max - min)));

    /// <summary>Two minutes of life with faults, then two hours without: whatever can settle must have settled then.</summary>
    public void Run()
    {
        var start = Clock.Now;
        foreach (var conversation in Conversations)
        {
            Script(conversation);
        }

        for (var second = 1; second <= 120; second++)
        {
            Clock.After(TimeSpan.FromSeconds(second), Disturb);
        }

        Clock.After(TimeSpan.FromSeconds(Random.Next(100)), () => IsPaused = Chance(0.2));
        Clock.RunUntil(start.AddMinutes(2));
        Faults = SimFaults.None;
        IsPaused = false;
        for (var minute = 1; minute < 120; minute++)
        {
            Clock.After(TimeSpan.FromMinutes(minute), Wake);
        }

        Clock.RunUntil(start.AddHours(2));
    }

    /// <summary>Posts an event until it is taken, and perhaps again.</summary>
    public void Webhook(ConversationKey conversation, ContactEvent item, TimeSpan delay, Action? acknowledged = null) =>
        Clock.After(delay, () => _ = Watch(Post(conversation, item, acknowledged)));

    private async Task Post(ConversationKey conversation, ContactEvent item, Action? acknowledged)
    {
        var wait = TimeSpan.FromMilliseconds(50);
        while (true)
        {
            try
            {
                await Process.Call(conversation, engine => engine.Accept([item]));
                acknowledged?.Invoke();
                if (item is MessageReceived message)
                {
                    Acknowledged.Add((conversation.Value, message.MessageId!));
                }

                if (!Chance(Faults.Redeliver))
                {
                    return;
                }
            }
            catch (Exception error) when (error is IOException or StoreOverloadedException or StoreUnavailableException)
            {
                wait *= 2;
            }

            await Task.Delay(wait + Between(0, 100), Clock.Time);
        }
    }

    /// <summary>Nothing but the simulated faults may fail.</summary>
    private async Task Watch(Task task)
    {
        try
        {
            await task;
        }
        catch (Exception error)
        {
            Surprises.Add(error);
        }
    }

    private void Disturb()
    {
        if (Chance(Faults.Crash))
        {
            Crashes++;
            Process.Kill();
            Process = new SimProcess(this);
            Wake();
        }
        else if (Chance(Faults.Deactivate))
        {
            Process.EndAny();
        }
    }

    /// <summary>What the due-time index does when the silo starts, and each minute.</summary>
    private void Wake()
    {
        foreach (var journal in Disk.Journals.Values.ToArray())
        {
            if ((journal.WakeAt > 0 && journal.WakeAt <= Clock.Now.AddMinutes(1).ToUnixTimeMilliseconds()) || journal.Projected < journal.Version)
            {
                _ = Watch(Attempt(() => Process.Call(journal.Key, async engine =>
                {
                    await engine.Tick();
                    return true;
                })));
            }
        }
    }

    private void Script(ConversationKey conversation)
    {
        var messages = 1 + Random.Next(8);
        for (var i = 0; i < messages; i++)
        {
            var id = $"in.{i}";
            var at = Between(0, 90_000);
            var text = Chance(0.1) ? $"a human please {i}" : $"question {i}";
            Webhook(conversation, Message(conversation, id, text, Clock.Now + at), at + Between(0, 2_000));
            if (Chance(0.15))
            {
                Webhook(conversation, Edit(conversation, id, $"{text} edited", Clock.Now + at), at + Between(0, 3_000));
            }

            if (Chance(0.1))
            {
                Webhook(conversation, Unsend(conversation, id, Clock.Now + at), at + Between(0, 3_000));
            }
        }

        if (Chance(0.2))
        {
            var at = Between(0, 90_000);
            Webhook(conversation, NativeEcho(conversation, Clock.Now + at), at + Between(0, 2_000));
        }

        for (var i = Random.Next(4); i > 0; i--)
        {
            var act = Random.Next(8);
            var client = $"client{i}";
            Clock.After(Between(0, 110_000), () => _ = Watch(Act(conversation, act, client)));
        }
    }

    private async Task Act(ConversationKey conversation, int act, string client)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            try
            {
                var result = await Process.Call(conversation, engine => act switch
                {
                    0 => engine.TakeOver(Mira),
                    1 => engine.ReturnToAssistant(Mira),
                    2 => engine.SetStatus(ConversationStatus.Resolved, Mira),
                    3 => engine.SetStatus(ConversationStatus.Open, Mira),
                    4 or 5 => RetryWhatFailed(engine),
                    _ => engine.Reply(new ReplyCommand { ClientId = client, Person = Mira, Content = MessageContent.FromText($"from a person {client}") }),
                });
                if (act > 5 && result is { Refusal: null, MessageKey: { } key })
                {
                    Written.Add((conversation.Value, key));
                }

                return;
            }
            catch (Exception error) when (error is IOException or StoreOverloadedException or StoreUnavailableException)
            {
                await Task.Delay(Between(100, 2_000), Clock.Time);
            }
        }
    }

    private static async Task<CommandResult> RetryWhatFailed(ConversationEngine engine)
    {
        var thread = await engine.Read(new ThreadQuery());
        var failed = thread.Items.LastOrDefault(item => item.Delivery is DeliveryState.Failed or DeliveryState.Unknown);
        return failed is null ? new CommandResult() : await engine.RetrySend(failed.MessageKey!, Mira);
    }

    private static async Task Attempt(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (Exception error) when (error is IOException or StoreOverloadedException or StoreUnavailableException)
        {
            // The index tries again with its next look.
        }
    }

    private static MessageReceived Message(ConversationKey conversation, string id, string text, DateTimeOffset at) => new()
    {
        Platform = conversation.Connection.Platform,
        AssetId = "asset",
        Contact = new ContactIdentity { Ids = [conversation.ThreadId], Name = "Lea" },
        ProviderTime = at.ToUnixTimeMilliseconds(),
        DedupeId = $"m:{id}",
        MessageId = id,
        Content = MessageContent.FromText(text),
    };

    private static EchoReceived NativeEcho(ConversationKey conversation, DateTimeOffset at) => new()
    {
        Platform = conversation.Connection.Platform,
        AssetId = "asset",
        Contact = new ContactIdentity { Ids = [conversation.ThreadId], Name = "Lea" },
        ProviderTime = at.ToUnixTimeMilliseconds(),
        DedupeId = "echo:native",
        MessageId = "native",
        Content = MessageContent.FromText("I'll see to it myself."),
    };

    private static MessageEdited Edit(ConversationKey conversation, string id, string text, DateTimeOffset at) => new()
    {
        Platform = conversation.Connection.Platform,
        AssetId = "asset",
        Contact = new ContactIdentity { Ids = [conversation.ThreadId], Name = "Lea" },
        ProviderTime = at.ToUnixTimeMilliseconds() + 1,
        DedupeId = $"edit:{id}",
        TargetId = id,
        Content = MessageContent.FromText(text),
    };

    private static MessageUnsent Unsend(ConversationKey conversation, string id, DateTimeOffset at) => new()
    {
        Platform = conversation.Connection.Platform,
        AssetId = "asset",
        Contact = new ContactIdentity { Ids = [conversation.ThreadId], Name = "Lea" },
        ProviderTime = at.ToUnixTimeMilliseconds() + 2,
        DedupeId = $"unsend:{id}",
        TargetId = id,
    };
}
