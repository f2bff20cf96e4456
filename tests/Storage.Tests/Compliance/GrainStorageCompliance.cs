using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Orleans.Storage;

namespace Chatbotics.Storage.Tests.Compliance;

/// <summary>What every grain storage must do.</summary>
public abstract class GrainStorageCompliance
{
    private static readonly GrainId Grain = GrainId.Create("workspace", "acme");

    protected abstract IGrainStorage Storage { get; }

    [Fact]
    public async Task A_state_that_was_never_written_is_empty()
    {
        var state = new GrainState<SampleState> { State = new SampleState { Name = "left over" }, ETag = "1", RecordExists = true };
        await Storage.ReadStateAsync("settings", Grain, state);
        Assert.Null(state.ETag);
        Assert.False(state.RecordExists);
        Assert.NotNull(state.State);
        Assert.Null(state.State.Name);
    }

    [Fact]
    public async Task A_state_comes_back_as_it_was()
    {
        var written = new GrainState<SampleState>
        {
            State = new SampleState
            {
                Name = "Acme \u4f60\ud83d\ude00",
                Count = 7,
                At = new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.FromHours(2)),
                Key = Sample.Conversation(1),
                Platform = ChannelPlatform.Instagram,
                Names = ["one", "two"],
                Numbers = ImmutableDictionary<string, long>.Empty.Add("a", 1).Add("b", 2),
                Inner = new SampleInner("x", 3),
            },
        };
        await Storage.WriteStateAsync("settings", Grain, written);
        Assert.True(written.RecordExists);
        Assert.NotNull(written.ETag);

        var read = new GrainState<SampleState>();
        await Storage.ReadStateAsync("settings", Grain, read);
        Assert.True(read.RecordExists);
        Assert.Equal(written.ETag, read.ETag);
        Assert.Equal(written.State.Names.AsEnumerable(), read.State!.Names.AsEnumerable());
        Assert.Equal(written.State.Numbers.OrderBy(pair => pair.Key), read.State.Numbers.OrderBy(pair => pair.Key));
        Assert.Equal(
            written.State with { Names = [], Numbers = ImmutableDictionary<string, long>.Empty },
            read.State with { Names = [], Numbers = ImmutableDictionary<string, long>.Empty });
    }

    [Fact]
    public async Task An_array_that_was_never_set_reads_as_empty()
    {
        var state = new GrainState<SampleState> { State = new SampleState { Names = default } };
        await Storage.WriteStateAsync("settings", Grain, state);
        await Storage.ReadStateAsync("settings", Grain, state);
        Assert.Empty(state.State!.Names);
    }

    [Fact]
    public async Task States_are_apart_by_name_and_grain()
    {
        await Storage.WriteStateAsync("one", Grain, new GrainState<SampleState> { State = new SampleState { Count = 1 } });
        await Storage.WriteStateAsync("two", Grain, new GrainState<SampleState> { State = new SampleState { Count = 2 } });
        await Storage.WriteStateAsync("one", GrainId.Create("workspace", "other"), new GrainState<SampleState> { State = new SampleState { Count = 3 } });

        var read = new GrainState<SampleState>();
        await Storage.ReadStateAsync("one", Grain, read);
        Assert.Equal(1, read.State!.Count);
        await Storage.ReadStateAsync("two", Grain, read);
        Assert.Equal(2, read.State!.Count);
    }

    [Fact]
    public async Task A_stale_writer_is_told_and_nothing_is_lost()
    {
        var mine = new GrainState<SampleState> { State = new SampleState { Count = 1 } };
        await Storage.WriteStateAsync("settings", Grain, mine);
        var other = new GrainState<SampleState>();
        await Storage.ReadStateAsync("settings", Grain, other);
        other.State = other.State! with { Count = 2 };
        await Storage.WriteStateAsync("settings", Grain, other);

        mine.State = mine.State! with { Count = 9 };
        var conflict = await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync("settings", Grain, mine));
        Assert.Equal(other.ETag, conflict.StoredEtag);
        Assert.Equal(mine.ETag, conflict.CurrentEtag);
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.ClearStateAsync("settings", Grain, mine));

        var read = new GrainState<SampleState>();
        await Storage.ReadStateAsync("settings", Grain, read);
        Assert.Equal(2, read.State!.Count);
    }

    [Fact]
    public async Task A_first_write_on_a_state_that_exists_is_told()
    {
        await Storage.WriteStateAsync("settings", Grain, new GrainState<SampleState> { State = new SampleState() });
        await Assert.ThrowsAsync<InconsistentStateException>(() =>
            Storage.WriteStateAsync("settings", Grain, new GrainState<SampleState> { State = new SampleState() }));
    }

    [Fact]
    public async Task A_cleared_state_is_gone_and_its_old_version_never_fits_again()
    {
        var state = new GrainState<SampleState> { State = new SampleState { Count = 1 } };
        await Storage.WriteStateAsync("settings", Grain, state);
        var old = state.ETag;
        await Storage.ClearStateAsync("settings", Grain, state);
        Assert.False(state.RecordExists);
        Assert.Equal(0, state.State!.Count);

        await Storage.ReadStateAsync("settings", Grain, state);
        Assert.False(state.RecordExists);
        await Assert.ThrowsAsync<InconsistentStateException>(() =>
            Storage.WriteStateAsync("settings", Grain, new GrainState<SampleState> { State = new SampleState(), ETag = old }));

        await Storage.WriteStateAsync("settings", Grain, state);
        await Assert.ThrowsAsync<InconsistentStateException>(() =>
            Storage.WriteStateAsync("settings", Grain, new GrainState<SampleState> { State = new SampleState(), ETag = old }));
    }
}

public sealed record SampleState
{
    public string? Name { get; init; }

    public int Count { get; init; }

    public DateTimeOffset At { get; init; }

    public ConversationKey? Key { get; init; }

    public ChannelPlatform Platform { get; init; }

    public ImmutableArray<string> Names { get; init; } = [];

    public ImmutableDictionary<string, long> Numbers { get; init; } = ImmutableDictionary<string, long>.Empty;

    public SampleInner? Inner { get; init; }
}

public sealed record SampleInner(string Text, int Number);
