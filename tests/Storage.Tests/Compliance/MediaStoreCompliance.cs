using System.Text;
using Chatbotics.Grains.Media.Ports;

namespace Chatbotics.Storage.Tests.Compliance;

/// <summary>What every media store must do.</summary>
public abstract class MediaStoreCompliance
{
    protected abstract IMediaStore Store { get; }

    [Fact]
    public async Task A_completed_file_is_found_with_its_header()
    {
        var id = await Put(1, "bytes", "header");
        Assert.Matches("^[0-9a-f]{48}$", id);
        var stored = await Store.Open("acme", id);
        await using var content = stored!.Content;
        Assert.Equal("header", Sample.Text(stored.Header));
        Assert.Equal("bytes", await new StreamReader(content).ReadToEndAsync());
        content.Position = 2;
        Assert.Equal("tes", await new StreamReader(content).ReadToEndAsync());
    }

    [Fact]
    public async Task An_unfinished_file_leaves_nothing()
    {
        string id;
        await using (var draft = await Store.Create(Sample.Conversation(1)))
        {
            await draft.Content.WriteAsync("half"u8.ToArray());
            id = draft.Id;
        }

        Assert.Null(await Store.Open("acme", id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../../../../../etc/passwd0000000000000000000000000")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789ABCDEF")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcde/")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef")]
    public async Task A_foreign_or_forged_id_finds_nothing(string id)
    {
        Assert.Null(await Store.Open("acme", id));
        await Store.Remove("acme", id);
    }

    [Fact]
    public async Task Another_workspace_does_not_find_it()
    {
        var id = await Put(1, "bytes", "header");
        Assert.Null(await Store.Open("other", id));
        Assert.Null(await Store.Open("../acme", id));
        await Store.Remove("other", id);
        await (await Store.Open("acme", id))!.Content.DisposeAsync();
    }

    [Fact]
    public async Task Erasing_a_conversation_removes_all_its_files_and_no_others()
    {
        var (one, two, other) = (await Put(1, "a", "h"), await Put(1, "b", "h"), await Put(2, "c", "h"));
        Assert.Equal(2, await Store.Erase(Sample.Conversation(1)));
        Assert.Equal(0, await Store.Erase(Sample.Conversation(1)));
        Assert.Equal(0, await Store.Erase(Sample.Conversation(3)));
        Assert.Null(await Store.Open("acme", one));
        Assert.Null(await Store.Open("acme", two));
        await (await Store.Open("acme", other))!.Content.DisposeAsync();
    }

    [Fact]
    public async Task Removing_one_file_leaves_the_others()
    {
        var (one, two) = (await Put(1, "a", "h"), await Put(1, "b", "h"));
        await Store.Remove("acme", one);
        await Store.Remove("acme", one);
        Assert.Null(await Store.Open("acme", one));
        await (await Store.Open("acme", two))!.Content.DisposeAsync();
    }

    private async Task<string> Put(int conversation, string content, string header)
    {
        await using var draft = await Store.Create(Sample.Conversation(conversation));
        await draft.Content.WriteAsync(Encoding.UTF8.GetBytes(content));
        await draft.Complete(Encoding.UTF8.GetBytes(header));
        return draft.Id;
    }
}
