using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Assistants.Ports;
using Chatbotics.Grains.Channels.Ports;
using Chatbotics.Grains.Contacts.Ports;
using Chatbotics.Grains.Inbox.Ports;
using Chatbotics.Grains.Notifications;
using Chatbotics.Grains.Notifications.Ports;
using Chatbotics.Grains.People;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Grains.Tests.Assistants;
using Chatbotics.Grains.Tests.Conversations;
using Chatbotics.Grains.Tests.Conversations.Grains;
using Chatbotics.Grains.Tests.People;
using Chatbotics.TestKit.Fakes;
using Chatbotics.TestKit.Time;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Chatbotics.Grains.Tests.Notifications;

/// <summary>People and conversations in one silo, with a clock that tests move. Each test uses a workspace of its own.</summary>
public sealed class NotificationHost : SiloOfConversations
{
    internal JsonGrainStorage Storage { get; } = new();

    internal ManualClock Clock { get; } = new();

    internal ScriptedSender WhatsApp { get; } = new(ChannelPlatform.WhatsApp);

    internal CaughtMails Mails { get; } = new();

    internal CaughtPushes Pushes { get; } = new();

    internal InMemorySecretVault Vault { get; } = new();

    internal INotificationsGrain Of(string tenant, string account) => Grains.GetGrain<INotificationsGrain>(INotificationsGrain.Key(tenant, account));

    /// <summary>A workspace where people answer everything, with an owner.</summary>
    internal async Task<string> NewWorkspace(string tenant)
    {
        await Connect(tenant, new WorkspaceDefinition { Name = tenant, TimeZone = "Europe/Berlin" });
        var owner = await NewAccount($"owner@{tenant}.test", "Olga Owner");
        Assert.True((await Grains.GetGrain<IPeopleGrain>(tenant).AddFirstOwner(owner)).IsDone);
        return owner;
    }

    internal async Task<string> NewMember(string tenant, string name, string role = "agent")
    {
        var people = Grains.GetGrain<IPeopleGrain>(tenant);
        var email = $"{name.ToLowerInvariant()}@{tenant}.test";
        var account = await NewAccount(email, name);
        var issued = await people.Invite(new NewInvitation { Email = email, RoleId = role });
        Assert.True((await people.Accept(issued.Invitation!.Id, issued.Token!, account)).IsDone);
        return account;
    }

    internal ConversationTestKey Conversation(string tenant, string contact = "491700000001")
    {
        var key = ConversationKey.Create(ConnectionKey.Create(tenant, ChannelPlatform.WhatsApp, tenant + "-number"), contact);
        return new ConversationTestKey(key, Grains.GetGrain<IConversationGrain>(key.Value));
    }

    internal MessageReceived Message(ConversationKey key, string id, string text) => Events.Message(key, id, text, Clock.GetUtcNow());

    private protected override void Furnish(ISiloBuilder silo) => silo
        .AddTenantCallFilter()
        .Services
        .AddSingleton<TimeProvider>(Clock)
        .AddKeyedSingleton(KeyedService.AnyKey, TimeProvider.System)
        .AddKeyedSingleton<IGrainStorage>("Default", Storage)
        .AddSingleton<IGrainStorage>(Storage)
        .AddSingleton<IChannelRoutes>(new InMemoryChannelRoutes())
        .AddSingleton<ISecretVault>(Vault)
        .AddSingleton<IWebPush>(Pushes)
        .AddSingleton<INotificationPushWriter>(Pushes)
        .AddSingleton<IKeyRing>(new InMemoryKeyRing())
        .AddSingleton<IInboxStore>(new InMemoryInboxStore())
        .AddSingleton<IContactStore>(new InMemoryContactStore())
        .AddSingleton<IAssistant>(new ScriptedAssistant())
        .AddSingleton<IChannelSender>(WhatsApp)
        .AddSingleton<INotificationMailer>(Mails)
        .AddNotifications()
        .AddPeople();

    private async Task<string> NewAccount(string email, string name) => (await Grains.GetGrain<IAccountDirectoryGrain>(IAccountDirectoryGrain.Key)
        .Create(new NewAccount { Name = name, Email = email, PasswordHash = "hash", EmailConfirmed = true })).Id!;
}

[CollectionDefinition(Name)]
public sealed class NotificationHostCollection : ICollectionFixture<NotificationHost>
{
    public const string Name = "notifications";
}
