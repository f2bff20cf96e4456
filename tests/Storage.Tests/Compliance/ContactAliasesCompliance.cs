using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.Storage.Tests.Compliance;

/// <summary>What every alias table must do.</summary>
public abstract class ContactAliasesCompliance
{
    private static readonly ConnectionKey Other = ConnectionKey.Create("other", ChannelPlatform.WhatsApp, "106540352242922");

    protected abstract IContactAliases Aliases { get; }

    [Fact]
    public async Task The_first_id_becomes_the_thread_and_every_id_leads_to_it()
    {
        Assert.Equal("bsuid-1", await Aliases.Resolve(Sample.Connection, ["bsuid-1", "447700900001"]));
        Assert.Equal("bsuid-1", await Aliases.Resolve(Sample.Connection, ["447700900001"]));
        Assert.Equal("bsuid-1", await Aliases.Find(Sample.Connection, ["447700900001"]));
        Assert.Equal("bsuid-1", await Aliases.Find(Sample.Connection, ["unknown", "bsuid-1"]));
    }

    [Fact]
    public async Task A_new_id_beside_a_known_one_joins_its_thread()
    {
        await Aliases.Resolve(Sample.Connection, ["447700900001"]);
        Assert.Equal("447700900001", await Aliases.Resolve(Sample.Connection, ["bsuid-2", "447700900001"]));
        Assert.Equal("447700900001", await Aliases.Resolve(Sample.Connection, ["bsuid-2"]));
        Assert.Equal("447700900001", await Aliases.Resolve(Sample.Connection, ["bsuid-3", "bsuid-2"]));
    }

    [Fact]
    public async Task Of_two_known_threads_the_more_stable_id_decides_and_neither_moves()
    {
        await Aliases.Resolve(Sample.Connection, ["one"]);
        await Aliases.Resolve(Sample.Connection, ["two"]);
        Assert.Equal("two", await Aliases.Resolve(Sample.Connection, ["two", "one", "three"]));
        Assert.Equal("one", await Aliases.Find(Sample.Connection, ["one"]));
        Assert.Equal("two", await Aliases.Find(Sample.Connection, ["three"]));
    }

    [Fact]
    public async Task Connections_do_not_know_each_others_contacts()
    {
        await Aliases.Resolve(Sample.Connection, ["one", "two"]);
        Assert.Null(await Aliases.Find(Other, ["one"]));
        Assert.Equal("two", await Aliases.Resolve(Other, ["two", "one"]));
        Assert.Equal("one", await Aliases.Find(Sample.Connection, ["two"]));
    }

    [Fact]
    public async Task Finding_writes_nothing()
    {
        Assert.Null(await Aliases.Find(Sample.Connection, ["one"]));
        Assert.Equal("two", await Aliases.Resolve(Sample.Connection, ["two", "one"]));
    }

    [Fact]
    public async Task Parallel_calls_with_overlapping_ids_give_the_same_thread()
    {
        for (var round = 0; round < 20; round++)
        {
            string[] ids = [$"a{round}", $"b{round}", $"c{round}"];
            var threads = await Task.WhenAll(Enumerable.Range(0, 12).Select(index => Task.Run(async () =>
                await Aliases.Resolve(Sample.Connection, [ids[index % 3], ids[(index + 1) % 3], ids[(index + 2) % 3]]))));
            Assert.Single(threads.Distinct());
        }
    }

    [Fact]
    public async Task A_forgotten_thread_leaves_no_alias()
    {
        await Aliases.Resolve(Sample.Connection, ["one", "two"]);
        await Aliases.Resolve(Sample.Connection, ["three"]);
        await Aliases.Resolve(Other, ["one"]);
        await Aliases.Forget(Sample.Connection, "one");
        await Aliases.Forget(Sample.Connection, "one");

        Assert.Null(await Aliases.Find(Sample.Connection, ["one", "two"]));
        Assert.Equal("three", await Aliases.Find(Sample.Connection, ["three"]));
        Assert.Equal("one", await Aliases.Find(Other, ["one"]));
        Assert.Equal("two", await Aliases.Resolve(Sample.Connection, ["two"]));
    }

    [Fact]
    public async Task A_known_id_is_answered_synchronously()
    {
        await Aliases.Resolve(Sample.Connection, ["one", "two"]);
        await Aliases.Resolve(Sample.Connection, ["one", "two"]);
        Assert.True(Aliases.Resolve(Sample.Connection, ["one", "two"]).AsTask().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_contact_without_an_id_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(async () => await Aliases.Resolve(Sample.Connection, []));
}
