using System.Threading.Channels;
using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Notifications.Ports;
using Chatbotics.Grains.Tests.People;
using Chatbotics.TestKit.Time;

namespace Chatbotics.Grains.Tests.Notifications;

[Collection(NotificationHostCollection.Name)]
public sealed class PushTests(NotificationHost host) : EngineTests
{
    [Fact]
    public async Task A_browser_is_told_with_no_words_of_customers_unless_the_member_wants_them()
    {
        await host.NewWorkspace("p-told");
        var mira = await host.NewMember("p-told", "Mira");
        await Add("p-told", mira, "https://push.example/told");
        var (key, grain) = host.Conversation("p-told");
        await grain.Accept([host.Message(key, "a", "My secret words")]);
        await host.Of("p-told", mira).Take([Mention(key.Value)]);
        var sent = await host.Pushes.Next("https://push.example/told");
        Assert.Equal("p-told|Mentioned|||", sent);

        await host.Of("p-told", mira).Save(new NotificationSettings { PushShowsContent = true });
        await host.Of("p-told", mira).Take([Mention(key.Value)]);
        Assert.StartsWith("p-told|Mentioned|", sent = await host.Pushes.Next("https://push.example/told"), StringComparison.Ordinal);
        Assert.Contains("My secret words", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_whose_address_is_gone_is_forgotten_with_its_secret()
    {
        await host.NewWorkspace("p-gone");
        var mira = await host.NewMember("p-gone", "Mira");
        var id = await Add("p-gone", mira, "https://push.example/gone");
        Assert.NotNull(await host.Vault.Get($"p-gone/push-{mira}-{id}"));
        host.Pushes.Gone.Add("https://push.example/gone");
        await host.Of("p-gone", mira).Take([Mention("p-gone/whatsapp/p-gone-number/1")]);
        await host.Pushes.Next("https://push.example/gone");
        await Eventually.Holds(async () => (await host.Of("p-gone", mira).ListDevices()).IsEmpty);
        Assert.Null(await host.Vault.Get($"p-gone/push-{mira}-{id}"));
    }

    [Fact]
    public async Task A_browser_is_forgotten_with_its_session_and_with_its_member()
    {
        await host.NewWorkspace("p-ends");
        var mira = await host.NewMember("p-ends", "Mira");
        var account = host.Grains.GetGrain<IAccountGrain>(mira);
        var first = await account.StartSession(new SessionOrigin("127.0.0.1", "Chrome"), null);
        var second = await account.StartSession(new SessionOrigin("127.0.0.1", "Firefox"), null);
        var grain = host.Of("p-ends", mira);
        var one = (await grain.AddDevice(Subscription("https://push.example/one"), "One", first.SessionId)).Id!;
        var two = (await grain.AddDevice(Subscription("https://push.example/two"), "Two", second.SessionId)).Id!;
        Assert.Equal(["One", "Two"], (await grain.ListDevices()).Select(static device => device.Name));

        await account.EndSession(first.SessionId);
        await grain.CheckDevices();
        Assert.Equal(["Two"], (await grain.ListDevices()).Select(static device => device.Name));
        Assert.Null(await host.Vault.Get($"p-ends/push-{mira}-{one}"));

        Assert.True((await host.Grains.GetGrain<IPeopleGrain>("p-ends").Remove(mira)).IsDone);
        await Eventually.Holds(async () => await host.Vault.Get($"p-ends/push-{mira}-{two}") is null);
    }

    [Fact]
    public async Task Only_the_member_adds_a_browser_and_only_in_a_session_that_is_good()
    {
        var owner = await host.NewWorkspace("p-own");
        var mira = await host.NewMember("p-own", "Mira");
        Assert.Equal(Refusals.NotAllowed, (await host.Of("p-own", mira).AddDevice(Subscription("https://push.example/x"), "X", "no session")).Refusal);
        Assert.Equal("bad_subscription", (await host.Of("p-own", mira).AddDevice(Subscription("http://inside/x"), "X", "no session")).Refusal?.Code);
        using var other = Caller.Use(new Caller { AccountId = owner, Tenant = "p-own", Permissions = PermissionSet.All });
        await Assert.ThrowsAsync<ForeignGrainException>(() => host.Of("p-own", mira).AddDevice(Subscription("https://push.example/x"), "X", "s"));
        await Assert.ThrowsAsync<ForeignGrainException>(() => host.Of("p-own", mira).ListDevices());
        await Assert.ThrowsAsync<ForeignGrainException>(() => host.Of("p-own", mira).CheckDevices());
    }

    private static PushSubscription Subscription(string endpoint) => new(endpoint, "key", "auth");

    private static Notice Mention(string conversation) => new() { Kind = NotificationKind.Mentioned, Conversation = conversation, At = DateTimeOffset.UnixEpoch };

    private async Task<string> Add(string tenant, string account, string endpoint)
    {
        var session = await host.Grains.GetGrain<IAccountGrain>(account).StartSession(new SessionOrigin("127.0.0.1", "Chrome"), null);
        return (await host.Of(tenant, account).AddDevice(Subscription(endpoint), "Chrome, Linux", session.SessionId)).Id!;
    }
}

/// <summary>Browsers that remember what they were told.</summary>
internal sealed class CaughtPushes : IWebPush, INotificationPushWriter
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, Channel<string>> _told = new(StringComparer.Ordinal);

    public System.Collections.Concurrent.ConcurrentBag<string> Gone { get; } = [];

    public ValueTask<string> Next(string endpoint) => Of(endpoint).Reader.ReadAsync();

    public ValueTask<string> PublicKey() => ValueTask.FromResult("public");

    public bool IsGood(PushSubscription subscription) => subscription.Endpoint.StartsWith("https://", StringComparison.Ordinal);

    public ValueTask<PushResult> Send(PushSubscription subscription, string message, string topic, CancellationToken cancellationToken = default)
    {
        Of(subscription.Endpoint).Writer.TryWrite(message);
        return ValueTask.FromResult(Gone.Contains(subscription.Endpoint) ? PushResult.Gone : PushResult.Taken);
    }

    public string Write(string tenant, NotificationDigestLine line, string? language) =>
        $"{tenant}|{line.Item.Notice.Kind}|{line.Customer}|{line.Preview}|";

    private Channel<string> Of(string endpoint) => _told.GetOrAdd(endpoint, static _ => Channel.CreateUnbounded<string>());
}
