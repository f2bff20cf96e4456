using System.Threading.Channels;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Tests.Conversations.Grains;

/// <summary>Reads a thread whenever it changes, until it looks as a test wants.</summary>
internal sealed class Watcher : IConversationObserver, IDisposable
{
    private readonly Channel<long> _versions = Channel.CreateUnbounded<long>();
    private readonly ConversationTestKey _conversation;
    private IConversationObserver? _reference;

    private Watcher(ConversationTestKey conversation) => _conversation = conversation;

    public static Task<Watcher> Start(ConversationHost host, ConversationTestKey conversation) => Start(host.Grains, conversation);

    public static async Task<Watcher> Start(IGrainFactory grains, ConversationTestKey conversation)
    {
        var watcher = new Watcher(conversation);
        watcher._reference = grains.CreateObjectReference<IConversationObserver>(watcher);
        await conversation.Grain.Watch(watcher._reference);
        return watcher;
    }

    public Task Changed(ConversationKey conversation, long version)
    {
        _versions.Writer.TryWrite(version);
        return Task.CompletedTask;
    }

    public Task PresenceChanged(ConversationKey conversation, System.Collections.Immutable.ImmutableArray<PersonPresence> people) => Task.CompletedTask;

    public Task AssistantDraft(ConversationKey conversation, string text) => Task.CompletedTask;

    public Task AssistantWriting(ConversationKey conversation, bool isWriting) => Task.CompletedTask;

    public async Task<ThreadPage> Until(Func<ThreadPage, bool> condition)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            var page = await _conversation.Grain.Read(new ThreadQuery());
            if (!page.Items.IsEmpty && condition(page))
            {
                return page;
            }

            await _versions.Reader.ReadAsync(timeout.Token);
        }
    }

    public void Dispose() => GC.KeepAlive(_reference);
}
