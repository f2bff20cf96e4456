using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Privacy;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Grains.Search;
using Chatbotics.Grains.Search.Ports;
using Chatbotics.TestKit.Time;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chatbotics.Grains.Tests.Search;

public sealed class SearchIndexerTests : IDisposable
{
    private const int Batch = 2_048;
    private static readonly TimeSpan WriteTakes = TimeSpan.FromMilliseconds(150);

    private readonly ManualClock _clock = new();
    private readonly Journals _journals = new();
    private readonly Index _index;
    private readonly FloodGate _flood;
    private readonly SearchIndexer _indexer;

    public SearchIndexerTests()
    {
        _index = new Index(_clock);
        _flood = new FloodGate(_clock);
        _indexer = new SearchIndexer(_journals, _index, new NoKeys(), _flood, _clock, NullLogger<SearchIndexer>.Instance);
    }

    public void Dispose() => _indexer.Dispose();

    [Fact]
    public async Task It_waits_while_messages_come_in_a_flood_and_goes_on_when_they_stop()
    {
        _journals.Count = 100_000;
        _index.Put = () => Enumerable.Range(0, _index.Puts == 1 ? 3_000 : 0).ToList().ForEach(_ => _flood.Count());
        await using var running = await Running.Start(_indexer);
        await Eventually.Holds(() => _clock.HasTimer(TimeSpan.FromMilliseconds(200)));
        Assert.Equal(1, _index.Puts);
        _clock.Advance(TimeSpan.FromMilliseconds(200));
        await Eventually.Holds(() => _index.At == 100_000);
    }

    [Fact]
    public async Task What_a_flood_left_over_is_caught_up_with_in_one_go()
    {
        _journals.Count = 40L * Batch;
        await using var running = await Running.Start(_indexer);
        await Eventually.Holds(() => _clock.HasTimer(TimeSpan.FromMilliseconds(400)));
        Assert.Equal(40, _index.Puts);
        Assert.Equal(40L * Batch, _index.At);
    }

    [Fact]
    public async Task After_the_newest_records_were_erased_it_goes_on_where_the_journals_end()
    {
        (_index.At, _journals.Count) = (50, 10);
        await using var running = await Running.Start(_indexer);
        await Eventually.Holds(() => _clock.HasTimer(TimeSpan.FromMilliseconds(400)));
        Assert.Equal(10, _index.At);
    }

    private sealed class Journals : IJournalFeed
    {
        public long Count { get; set; }

        public ValueTask<ImmutableArray<FeedRecord>> Read(long after, int count, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(ImmutableArray.CreateRange(Enumerable.Range(1, (int)Math.Min(count, Count - after)).Select(i =>
                new FeedRecord(after + i, ConversationKey.Parse("acme/whatsapp/1/c1"), Array.Empty<byte>(), new JournalRecord(1, 1, Array.Empty<byte>())))));

        public ValueTask<long> Last(CancellationToken cancellationToken = default) => ValueTask.FromResult(Count);
    }

    private sealed class Index(ManualClock clock) : IMessageIndex
    {
        public long At { get; set; }

        public int Puts { get; private set; }

        public Action Put { get; set; } = () => { };

        public ValueTask<long> Cursor(CancellationToken cancellationToken = default) => ValueTask.FromResult(At);

        Task IMessageIndex.Put(long cursor, ImmutableArray<IndexedText> changes, ImmutableArray<KeptPart> parts, CancellationToken cancellationToken)
        {
            (At, Puts) = (cursor, Puts + 1);
            clock.Advance(WriteTakes);
            Put();
            return Task.CompletedTask;
        }

        public Task Restate(ImmutableArray<IndexedText> changes, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask<ImmutableArray<TextHit>> Find(string tenant, ImmutableArray<string> words, int limit, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public Task<int> Erase(ConversationKey conversation, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<int> Erase(ConversationKey conversation, long position, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<int> EraseWorkspace(string tenant, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }

    private sealed class NoKeys : IKeyRing
    {
        public ValueTask<DataKey> Take(string tenant, CancellationToken cancellationToken = default) => throw new KeyDestroyedException(Guid.Empty);

        public ValueTask<DataKey> Get(string tenant, Guid keyId, CancellationToken cancellationToken = default) => throw new KeyDestroyedException(keyId);

        public ValueTask Destroy(string tenant, Guid keyId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask<long> Destroy(string tenant, IReadOnlyCollection<Guid> keyIds, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public ValueTask<long> DestroyAll(string tenant, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }

    /// <summary>Starts what takes part in a silo's life, and stops it in the end.</summary>
    private sealed class Running : ISiloLifecycle, IAsyncDisposable, IDisposable
    {
        private ILifecycleObserver? _part;

        public int HighestCompletedStage => 0;

        public int LowestStoppedStage => 0;

        public static async Task<Running> Start(ILifecycleParticipant<ISiloLifecycle> participant)
        {
            var running = new Running();
            participant.Participate(running);
            await running._part!.OnStart(CancellationToken.None);
            return running;
        }

        public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
        {
            _part = observer;
            return this;
        }

        public async ValueTask DisposeAsync() => await _part!.OnStop(CancellationToken.None);

        public void Dispose()
        {
        }
    }
}
