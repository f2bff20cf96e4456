using Chatbotics.Grains.Conversations.Ports;

namespace Chatbotics.Storage.Tests.Compliance;

/// <summary>What every conversation store must do.</summary>
public abstract class ConversationStoreCompliance
{
    protected abstract IConversationStore Store { get; }

    [Fact]
    public async Task An_unknown_conversation_loads_as_null()
    {
        Assert.Null(await Store.Load(Sample.Conversation(1)));
        Assert.Empty(await Store.ReadBackwards(Sample.Conversation(1), long.MaxValue, 10));
    }

    [Fact]
    public async Task The_first_append_creates_the_conversation_with_its_header()
    {
        var key = Sample.Conversation(1);
        await Store.Append(Sample.Append(key, 0, wake: 77, count: 3));

        var loaded = await Store.Load(key);
        Assert.NotNull(loaded);
        Assert.Equal($"header of {key}", Sample.Text(loaded.Header));
        Assert.Equal(3, loaded.Version);
        Assert.Equal(77, loaded.WakeAt);
        Assert.Equal(0, loaded.ProjectedVersion);
        Assert.Null(loaded.Snapshot);
        var record = Assert.Single(loaded.Records);
        Assert.Equal((3L, 3, "record 3"), (record.Version, record.Count, Sample.Text(record)));
    }

    [Fact]
    public async Task Appends_load_in_order_and_the_header_stays_the_first()
    {
        var key = Sample.Conversation(1);
        await Store.Append(Sample.Append(key, 0));
        await Store.Append(new ConversationAppend
        {
            Key = key, ExpectedVersion = 1, Record = Sample.Record(3, 2), Header = "another"u8.ToArray(), WakeAt = 0,
        });
        await Store.Append(Sample.Append(key, 3));

        var loaded = await Store.Load(key);
        Assert.Equal([1L, 3, 4], loaded!.Records.Select(record => record.Version));
        Assert.Equal(["record 1", "record 3", "record 4"], loaded.Records.Select(Sample.Text));
        Assert.Equal($"header of {key}", Sample.Text(loaded.Header));
    }

    [Fact]
    public async Task A_load_starts_at_the_latest_snapshot()
    {
        var key = Sample.Conversation(1);
        for (var version = 0; version < 70; version++)
        {
            await Store.Append(Sample.Append(key, version, snapshot: (version + 1) % 32 == 0));
        }

        var loaded = await Store.Load(key);
        Assert.Equal((64L, "snapshot 64"), (loaded!.Snapshot!.Value.Version, Sample.Text(loaded.Snapshot.Value)));
        Assert.Equal([65L, 66, 67, 68, 69, 70], loaded.Records.Select(record => record.Version));
        Assert.Equal(70, loaded.Version);
    }

    [Fact]
    public async Task A_snapshot_at_the_last_record_leaves_no_records_to_load()
    {
        var key = Sample.Conversation(1);
        await Store.Append(Sample.Append(key, 0));
        await Store.Append(Sample.Append(key, 1, snapshot: true));

        var loaded = await Store.Load(key);
        Assert.Equal(2, loaded!.Snapshot!.Value.Version);
        Assert.Empty(loaded.Records);
    }

    [Fact]
    public async Task Reading_backwards_pages_through_everything_without_snapshots()
    {
        var key = Sample.Conversation(1);
        for (var version = 0; version < 100; version++)
        {
            await Store.Append(Sample.Append(key, version, snapshot: version % 7 == 6));
        }

        var seen = new List<long>();
        for (var before = long.MaxValue; ;)
        {
            var page = await Store.ReadBackwards(key, before, 9);
            if (page.IsEmpty)
            {
                break;
            }

            Assert.All(page, record => Assert.Equal($"record {record.Version}", Sample.Text(record)));
            seen.AddRange(page.Select(record => record.Version));
            before = page[^1].Version;
        }

        Assert.Equal(Enumerable.Range(1, 100).Reverse().Select(version => (long)version), seen);
        Assert.Equal([14L, 13], (await Store.ReadBackwards(key, 15, 2)).Select(record => record.Version));
        Assert.Empty(await Store.ReadBackwards(key, 1, 5));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task An_append_at_another_version_is_a_conflict_and_writes_nothing(int expected)
    {
        var key = Sample.Conversation(1);
        await Store.Append(Sample.Append(key, 0, count: 2));

        await Assert.ThrowsAsync<ConversationConflictException>(() => Store.Append(Sample.Append(key, expected, wake: 5)));

        var loaded = await Store.Load(key);
        Assert.Equal((2L, 0L), (loaded!.Version, loaded.WakeAt));
        Assert.Single(loaded.Records);
    }

    [Fact]
    public async Task An_append_to_a_conversation_that_does_not_exist_is_a_conflict()
    {
        await Assert.ThrowsAsync<ConversationConflictException>(() => Store.Append(Sample.Append(Sample.Conversation(1), 4)));
        Assert.Null(await Store.Load(Sample.Conversation(1)));
    }

    [Fact]
    public async Task Pipelined_appends_become_durable_in_order()
    {
        var key = Sample.Conversation(1);
        var appends = Enumerable.Range(0, 200).Select(version => Store.Append(Sample.Append(key, version))).ToArray();
        await Task.WhenAll(appends);

        Assert.Equal(200, (await Store.Load(key))!.Version);
    }

    [Fact]
    public async Task What_is_queued_behind_a_failed_append_fails_too_and_others_are_not_touched()
    {
        var key = Sample.Conversation(1);
        var other = Sample.Conversation(2);
        await Store.Append(Sample.Append(key, 0));

        Task[] behind = [Store.Append(Sample.Append(key, 7)), Store.Append(Sample.Append(key, 8)), Store.Append(Sample.Append(key, 9))];
        var untouched = Store.Append(Sample.Append(other, 0));
        foreach (var append in behind)
        {
            await Assert.ThrowsAsync<ConversationConflictException>(() => append);
        }

        await untouched;
        Assert.Equal(1, (await Store.Load(key))!.Version);
        Assert.Equal(1, (await Store.Load(other))!.Version);
    }

    [Fact]
    public async Task Of_two_writers_at_the_same_version_one_wins()
    {
        var key = Sample.Conversation(1);
        await Store.Append(Sample.Append(key, 0));
        var attempts = Enumerable.Range(0, 16).Select(_ => Store.Append(Sample.Append(key, 1))).ToArray();
        await Task.WhenAll(attempts.Select(attempt => attempt.ContinueWith(_ => { }, TaskScheduler.Default)));

        Assert.Equal(1, attempts.Count(attempt => attempt.IsCompletedSuccessfully));
        Assert.All(attempts.Where(attempt => attempt.IsFaulted), attempt => Assert.IsType<ConversationConflictException>(attempt.Exception!.InnerException));
        Assert.Equal(2, (await Store.Load(key))!.Version);
    }

    [Fact]
    public async Task Many_writers_and_readers_see_whole_journals()
    {
        const int Conversations = 24;
        const int Versions = 60;
        var writers = Enumerable.Range(0, Conversations).Select(async number =>
        {
            await Task.Yield();
            var key = Sample.Conversation(number);
            for (var version = 0; version < Versions; version++)
            {
                await Store.Append(Sample.Append(key, version, snapshot: version % 8 == 7));
                var loaded = await Store.Load(key);
                Assert.Equal(version + 1, loaded!.Version);
                var first = loaded.Snapshot?.Version ?? 0;
                Assert.Equal(
                    Enumerable.Range(1, (int)(loaded.Version - first)).Select(step => first + step),
                    loaded.Records.Select(record => record.Version));
            }
        });
        await Task.WhenAll(writers);
    }

    [Fact]
    public async Task Erasing_removes_everything_and_the_conversation_may_begin_anew()
    {
        var key = Sample.Conversation(1);
        var other = Sample.Conversation(2);
        for (var version = 0; version < 10; version++)
        {
            await Store.Append(Sample.Append(key, version, wake: 5, snapshot: version == 5));
        }

        await Store.Append(Sample.Append(other, 0));
        await Store.Erase(key);
        await Store.Erase(key);

        Assert.Null(await Store.Load(key));
        Assert.Empty(await Store.ReadBackwards(key, long.MaxValue, 10));
        await Assert.ThrowsAsync<ConversationConflictException>(() => Store.Append(Sample.Append(key, 10)));
        Assert.NotNull(await Store.Load(other));

        await Store.Append(Sample.Append(key, 0));
        var loaded = await Store.Load(key);
        Assert.Equal((1L, 0L, 1), (loaded!.Version, loaded.ProjectedVersion, loaded.Records.Length));
    }

    [Fact]
    public async Task Bodies_of_any_size_come_back_as_they_were()
    {
        var key = Sample.Conversation(1);
        int[] sizes = [0, 1, 4_000, 4_096, 100_000, 2_000_000];
        for (var index = 0; index < sizes.Length; index++)
        {
            var body = new byte[sizes[index]];
            new Random(index).NextBytes(body);
            await Store.Append(new ConversationAppend { Key = key, ExpectedVersion = index, Record = new(index + 1, 1, body), WakeAt = 0 });
        }

        var loaded = await Store.Load(key);
        for (var index = 0; index < sizes.Length; index++)
        {
            var body = new byte[sizes[index]];
            new Random(index).NextBytes(body);
            Assert.True(loaded!.Records[index].Body.Span.SequenceEqual(body));
        }
    }

    [Fact]
    public async Task A_record_that_does_not_advance_the_version_is_refused_at_once()
    {
        var append = new ConversationAppend { Key = Sample.Conversation(1), ExpectedVersion = 3, Record = Sample.Record(3), WakeAt = 0 };
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Append(append));
    }

    [Fact]
    public async Task A_marked_version_is_loaded_and_never_goes_back_or_beyond_the_journal()
    {
        var key = Sample.Conversation(1);
        await Store.Append(Sample.Append(key, 0, count: 5));
        Store.MarkProjected(key, 4);
        Store.MarkProjected(key, 2);
        Assert.Equal(4, (await Store.Load(key))!.ProjectedVersion);

        Store.MarkProjected(key, 900);
        Assert.Equal(5, (await Store.Load(key))!.ProjectedVersion);
        Store.MarkProjected(Sample.Conversation(2), 1);
        Assert.Null(await Store.Load(Sample.Conversation(2)));
    }
}
