using Chatbotics.Grains.Search.Ports;

namespace Chatbotics.Storage.Tests.Compliance;

/// <summary>What every message index must do.</summary>
public abstract class MessageIndexCompliance
{
    protected abstract IMessageIndex Index { get; }

    [Fact]
    public async Task What_has_every_word_is_found_the_newest_first()
    {
        Assert.Equal(0, await Index.Cursor());
        await Index.Put(7, [Text(1, 3, null, "blue", "bowl"), Text(1, 5, null, "blue", "mug"), Text(2, 3, null, "blue", "bowl")]);
        Assert.Equal(7, await Index.Cursor());
        Assert.Equal([(2, 3L), (1, 5L), (1, 3L)], await Find("blue"));
        Assert.Equal([(2, 3L), (1, 3L)], await Find("bowl", "blue"));
        Assert.Empty(await Find("blue", "absent"));
        Assert.Equal(2, (await Index.Find("acme", ["blue"], 2)).Length);
    }

    [Fact]
    public async Task Another_workspace_finds_nothing_of_it()
    {
        await Index.Put(1, [Text(1, 3, null, "blue"), new IndexedText { Conversation = Sample.Conversation(1, "other"), Position = 3, Words = ["blue"] }]);
        Assert.Equal("acme", Assert.Single(await Index.Find("acme", ["blue"], 10)).Conversation.Tenant);
        Assert.Equal("other", Assert.Single(await Index.Find("other", ["blue"], 10)).Conversation.Tenant);
        Assert.Empty(await Index.Find("third", ["blue"], 10));
    }

    [Fact]
    public async Task The_same_again_changes_nothing_and_an_edit_replaces_the_words()
    {
        await Index.Put(1, [Text(1, 3, "m1", "blue")]);
        await Index.Put(1, [Text(1, 3, "m1", "blue")]);
        Assert.Single(await Find("blue"));
        await Index.Put(2, [Text(1, -1, "m1", "green") with { Version = 9, Source = 9 }]);
        Assert.Empty(await Find("blue"));
        var hit = Assert.Single(await Index.Find("acme", ["green"], 10));
        Assert.Equal((3L, 9L, 9L), (hit.Position, hit.Version, hit.Source));
    }

    [Fact]
    public async Task What_is_taken_back_is_not_found_and_what_is_unknown_is_no_matter()
    {
        await Index.Put(1, [Text(1, 3, "m1", "blue"), Text(1, -1, "m9", "red"), Text(5, -1, "m1")]);
        await Index.Put(2, [Text(1, -1, "m1")]);
        Assert.Empty(await Find("blue"));
        Assert.Empty(await Find("red"));
    }

    [Fact]
    public async Task Words_of_any_length_and_script_are_told_apart()
    {
        string[] words = ["a", "fifteen-letters", "sixteen--letters", "sixteen--lettera", "متى يصل طلبي اليوم", "東京", new string('x', 400), new string('x', 401)];
        await Index.Put(1, [.. words.Select((word, i) => Text(1, i + 1, null, word))]);
        foreach (var (word, i) in words.Select((word, i) => (word, i)))
        {
            Assert.Equal([(1, i + 1L)], await Find(word));
        }

        await Index.Put(2, [Text(2, 1, null, words)]);
        Assert.Equal([(2, 1L)], await Find(words));
    }

    [Fact]
    public async Task An_erased_conversation_leaves_nothing_and_others_stay()
    {
        await Index.Put(1, [Text(1, 0, null, "lea"), Text(1, 3, "m1", "blue"), Text(2, 3, null, "blue")]);
        Assert.Equal(2, await Index.Erase(Sample.Conversation(1)));
        Assert.Equal(0, await Index.Erase(Sample.Conversation(1)));
        Assert.Equal([(2, 3L)], await Find("blue"));
        Assert.Empty(await Find("lea"));
    }

    [Fact]
    public async Task A_text_that_was_written_over_is_found_by_what_is_left_and_what_is_gone_stays_gone()
    {
        await Index.Put(1, [Text(1, 3, "m1", "blue", "bowl"), Text(1, 5, null, "red")]);
        await Index.Restate([Text(1, 3, "m1", "blue"), Text(1, 5, null), Text(1, 9, null, "never"), Text(2, 3, null, "never")]);
        Assert.Equal([(1, 3L)], await Find("blue"));
        Assert.Empty(await Find("bowl"));
        Assert.Empty(await Find("red"));
        Assert.Empty(await Find("never"));
    }

    private static IndexedText Text(int conversation, long position, string? id, params string[] words) => new()
    {
        Conversation = Sample.Conversation(conversation),
        Position = position,
        Id = id,
        Version = position,
        Source = position,
        Words = [.. words],
    };

    private async Task<IEnumerable<(int Conversation, long Position)>> Find(params string[] words) =>
        (await Index.Find("acme", [.. words], 10)).Select(hit => (hit.Conversation == Sample.Conversation(1) ? 1 : 2, hit.Position));
}
