using System.Collections.Concurrent;
using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.ProductKit;

namespace Chatbotics.Security.Tests.People;

/// <summary>Attack 20 on what is told live: somebody else's conversation, inbox or notifications cannot be listened to.</summary>
[Collection(TwoWorkspacesCollection.Name)]
public sealed class SubscriptionAttackTests(TwoWorkspaces two)
{
    private Product Product => two.Product;

    [Fact]
    public async Task Abuse20_nobody_listens_to_what_is_anothers()
    {
        var ear = new Ear();
        var eve = await two.Member("acme", "admin", "listener@acme.test", "Listener");
        var victim = await two.Member("acme", "agent", "victim@acme.test", "Victim");
        var (conversations, inboxes, notices) = (
            Product.Grains.CreateObjectReference<IConversationObserver>(ear),
            Product.Grains.CreateObjectReference<IInboxObserver>(ear),
            Product.Grains.CreateObjectReference<INotificationObserver>(ear));
        using (Caller.Use(new Caller { AccountId = eve, Tenant = "acme", Permissions = PermissionSet.All }))
        {
            await Assert.ThrowsAsync<ForeignGrainException>(() => Product.Grains.GetGrain<IConversationGrain>(TwoWorkspaces.Foreign.Value).Watch(conversations));
            await Assert.ThrowsAsync<ForeignGrainException>(() => Product.Grains.GetGrain<IInboxGrain>("rival").Watch(inboxes));
            await Assert.ThrowsAsync<ForeignGrainException>(() => Product.Grains.GetGrain<INotificationsGrain>(INotificationsGrain.Key("rival", eve)).Watch(notices));
            await Assert.ThrowsAsync<ForeignGrainException>(() => Product.Grains.GetGrain<INotificationsGrain>(INotificationsGrain.Key("acme", victim)).Watch(notices));
        }

        // What happens there then is told to nobody who was refused; what is one's own is told.
        using (Caller.Use(Caller.Engine))
        {
            await Product.Grains.GetGrain<INotificationsGrain>(INotificationsGrain.Key("acme", victim)).Take([Notice]);
        }

        Assert.Empty(ear.Heard);
        using (Caller.Use(new Caller { AccountId = victim, Tenant = "acme", Permissions = PermissionSet.All }))
        {
            await Product.Grains.GetGrain<INotificationsGrain>(INotificationsGrain.Key("acme", victim)).Watch(notices);
        }

        using (Caller.Use(Caller.Engine))
        {
            await Product.Grains.GetGrain<INotificationsGrain>(INotificationsGrain.Key("acme", victim)).Take([Notice]);
        }

        await ear.First.Task.WaitAsync(TimeSpan.FromSeconds(30));
        GC.KeepAlive(ear);
    }

    private static Notice Notice => new() { Kind = NotificationKind.Mentioned, Conversation = "acme/whatsapp/1/2", At = DateTimeOffset.UnixEpoch };

    private sealed class Ear : IConversationObserver, IInboxObserver, INotificationObserver
    {
        public ConcurrentQueue<string> Heard { get; } = new();

        public TaskCompletionSource First { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Changed(ConversationKey conversation, long version) => Note("conversation");

        public Task Changed(long cursor, ConversationSummary summary) => Note("inbox");

        public Task Changed(long cursor, int unread, Notification? arrived, NotificationChannels channels) => Note("notification");

        public Task AssistantWriting(ConversationKey conversation, bool isWriting) => Note("writing");

        public Task AssistantDraft(ConversationKey conversation, string text) => Note("draft");

        public Task PresenceChanged(ConversationKey conversation, ImmutableArray<PersonPresence> people) => Note("present");

        private Task Note(string what)
        {
            Heard.Enqueue(what);
            First.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
