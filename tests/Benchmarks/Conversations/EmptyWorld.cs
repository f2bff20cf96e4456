using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Security.Cryptography;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Assistants.Ports;
using Chatbotics.Grains.Channels.Ports;
using Chatbotics.Grains.Conversations.Delivery;
using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Grains.Inbox.Ports;
using Chatbotics.Grains.Privacy;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Grains.Tenancy.Ports;

namespace Chatbotics.Benchmarks.Conversations;

/// <summary>Every port of a conversation, costing nothing, so that only the conversation is measured.</summary>
internal sealed class EmptyWorld(ResponderDefinition? responder) :
    IConversationStore, IWakeIndex, IKeyRing, IWorkspaceSettingsCache, ISendBudgets, IChannelSender, IMeterFactory, IInboxStore, IAssistant
{
    private readonly WorkspaceSettings _settings = new() { Id = "bench", Name = "Benchmark", Responder = responder };
    private long _numbers;
    private int _sent;

    public ChannelPlatform Platform => ChannelPlatform.WhatsApp;

    public int Sent => _sent;

    public static ConversationKey KeyOf(int i) => ConversationKey.Create(
        ConnectionKey.Create("bench", ChannelPlatform.WhatsApp, "106540352242922"), (4_915_100_000_000L + i).ToString(CultureInfo.InvariantCulture));

    public static ContactEvent Message(int conversation, string id)
    {
        var messageId = $"wamid.HBgLNDkxNzAwMDAwMDAVAgASGBQzQTdC{conversation:00000}.{id}";
        return new MessageReceived
        {
            Platform = ChannelPlatform.WhatsApp,
            AssetId = "106540352242922",
            Contact = new ContactIdentity { Ids = [(4_915_100_000_000L + conversation).ToString(CultureInfo.InvariantCulture)], Name = "Lea Winter" },
            ProviderTime = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(),
            DedupeId = "m:" + messageId,
            MessageId = messageId,
            Content = MessageContent.FromText("Hello, my parcel 2074 was to arrive on Tuesday."),
        };
    }

    public static TurnResult Answer(TurnRequest turn) => new()
    {
        TurnId = turn.TurnId,
        Epoch = turn.Epoch,
        Outcome = TurnOutcome.Replied,
        Replies = [MessageContent.FromText("It left our house on Monday and should be with you tomorrow.")],
        Trace = new TurnTrace { Agent = "Wren", Version = 1, Passages = [new TracePassage("Where is my parcel?", 4.2, true)] },
    };

    public Task<TurnResult> Answer(TurnRequest turn, ResponderDefinition definition, long version, CancellationToken cancellationToken) =>
        Task.FromResult(Answer(turn));

    public ValueTask<StoredConversation?> Load(ConversationKey key, CancellationToken cancellationToken = default) => default;

    public Task Rewrite(ConversationRewrite rewrite) => throw new NotSupportedException("Nothing is written over here.");

    public Task Append(ConversationAppend append) => Task.CompletedTask;

    public ValueTask<ImmutableArray<JournalRecord>> ReadBackwards(ConversationKey key, long before, int count, CancellationToken cancellationToken = default) => new([]);

    public void MarkProjected(ConversationKey key, long version)
    {
    }

    public ValueTask Erase(ConversationKey key, CancellationToken cancellationToken = default) => default;

    public ValueTask<ImmutableArray<DueConversation>> ReadDue(int shard, DateTimeOffset until, int limit, CancellationToken cancellationToken = default) => new([]);

    public ValueTask<DataKey> Take(string tenant, CancellationToken cancellationToken = default) =>
        new(new DataKey(Guid.CreateVersion7(), RandomNumberGenerator.GetBytes(32)));

    public ValueTask<DataKey> Get(string tenant, Guid keyId, CancellationToken cancellationToken = default) => Take(tenant, cancellationToken);

    public ValueTask Destroy(string tenant, Guid keyId, CancellationToken cancellationToken = default) => default;

    public ValueTask<long> Destroy(string tenant, IReadOnlyCollection<Guid> keyIds, CancellationToken cancellationToken = default) => new(0L);

    public ValueTask<long> DestroyAll(string tenant, CancellationToken cancellationToken = default) => new(0L);

    public ValueTask<WorkspaceSettings?> Get(string tenant) => new(_settings);

    public ValueTask<long> NextConversationNumber(string tenant) => new(Interlocked.Increment(ref _numbers));

    public void Update(WorkspaceSettings settings)
    {
    }

    public bool TryTake(ConnectionKey connection) => true;

    public void Return(ConnectionKey connection)
    {
    }

    public Task<SendLease> Take(ConnectionKey connection) => throw new NotSupportedException();

    public void Report(ConnectionKey connection, SendError error)
    {
    }

    public Task<SendOutcome> Send(SendRequest request, CancellationToken cancellationToken = default) =>
        Task.FromResult(SendOutcome.Accepted($"wamid.HBgLNDkxNzAwMDAwMDAVAgARGBI{Interlocked.Increment(ref _sent):00000000}"));

    public Task ShowPresence(PresenceRequest request, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task Upsert(InboxRow row, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public ValueTask<ImmutableArray<InboxFacts>> ReadFacts(string tenant, CancellationToken cancellationToken = default) => new([]);

    public ValueTask<ImmutableArray<SealedRow>> Read(ImmutableArray<ConversationKey> conversations, CancellationToken cancellationToken = default) => new([]);

    public Task Remove(string conversation, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Meter Create(MeterOptions options) => new(options);

    public void Dispose()
    {
    }
}
