using System.Threading.Channels;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.ProductKit;

namespace Chatbotics.Faults.Tests;

/// <summary>What an open page hears.</summary>
public sealed class LiveTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_watcher_hears_of_every_later_message_and_of_the_reply()
    {
        await using var product = await Product.Start();
        var customer = product.Meta.Customer(Platform.WhatsApp, Product.Assets.PhoneNumberId, "4915100000001");
        var key = ConversationKey.Create(ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, Product.Assets.PhoneNumberId), "4915100000001");
        await customer.SendText("When are you open?");
        await customer.View.NextFromBusiness().AsTask().WaitAsync(s_patience);

        var heard = Channel.CreateUnbounded<long>();
        var observer = new Observer(heard.Writer);
        var reference = product.Grains.CreateObjectReference<IConversationObserver>(observer);
        var grain = product.Grains.GetGrain<IConversationGrain>(key.Value);
        await grain.Watch(reference);
        var before = (await grain.Read(new ThreadQuery())).Version;
        await customer.SendText("And when are you open on Monday?");
        using var patience = new CancellationTokenSource(s_patience);
        while (await heard.Reader.ReadAsync(patience.Token) is var version)
        {
            var page = await grain.Read(new ThreadQuery());
            Assert.True(page.Version >= version);
            if (version > before && page.Items.Count(item => item.Author.Kind == AuthorKind.Assistant && item.Kind == ThreadItemKind.Message) == 2)
            {
                break;
            }
        }

        GC.KeepAlive(observer);
    }

    private sealed class Observer(ChannelWriter<long> heard) : IConversationObserver
    {
        public Task Changed(ConversationKey conversation, long version)
        {
            heard.TryWrite(version);
            return Task.CompletedTask;
        }

        public Task PresenceChanged(ConversationKey conversation, System.Collections.Immutable.ImmutableArray<PersonPresence> people) => Task.CompletedTask;

        public Task AssistantDraft(ConversationKey conversation, string text) => Task.CompletedTask;

        public Task AssistantWriting(ConversationKey conversation, bool isWriting) => Task.CompletedTask;
    }
}
