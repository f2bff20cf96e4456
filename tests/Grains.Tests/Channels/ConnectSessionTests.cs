using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Connecting;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Channels.Ports;
using Chatbotics.Grains.Tests.Tenancy;

namespace Chatbotics.Grains.Tests.Channels;

/// <summary>A connecting, with all that attack 24 tries: foreign, replayed, late and mixed-up states.</summary>
[Collection(GrainHostCollection.Name)]
public sealed class ConnectSessionTests(GrainHost host)
{
    private const string Redirect = "https://chat.test/channels/callback";
    private const string Mia = "account-mia";
    private static int _next;

    [Fact]
    public async Task A_code_becomes_connections_and_no_token_is_shown()
    {
        var (tenant, session) = await Begin(ConnectFlow.MessengerPage);
        var asset = $"page-{tenant}";
        host.Meta.Grant = code => code == "good" ? GrantOf("EAAG-page-secret", Page(asset), Page(asset + "-2")) : new MetaFault(MetaFaultKind.TokenInvalid);
        var dialog = (await session.Open(Mia))!;
        Assert.StartsWith("https://meta.test/dialog", dialog.Address, StringComparison.Ordinal);
        Assert.True(await session.Complete(Return(dialog, "good")));

        var view = (await session.Get(Mia))!;
        Assert.Equal(ConnectStep.Choosing, view.Step);
        Assert.Equal([asset, asset + "-2"], view.Assets.Select(found => found.AssetId));
        Assert.DoesNotContain("secret", view.ToString(), StringComparison.Ordinal);

        view = (await session.Choose(Mia, [asset, "not-offered"], null))!;
        Assert.Equal(ConnectStep.Done, view.Step);
        Assert.Equal([Key(tenant, asset)], view.Connected.ToArray());
        Assert.Empty(view.Assets);
        var status = (await Connection(tenant, asset).Get())!;
        Assert.Equal("EAAG-page-secret", await host.Vault.Get(status.TokenReference!));
        Assert.Equal(MetaPersons.KeyOf(MetaProduct.Facebook, "user-1"), status.MetaPerson);
        Assert.Contains(Key(tenant, asset), await host.Grains.GetGrain<IMetaPersonGrain>(status.MetaPerson!).Connections());
        Assert.Contains("subscribe " + asset, host.Meta.Calls);
        Assert.Null(await Connection(tenant, asset + "-2").Get());
        Assert.Null(await host.Vault.Get($"{tenant}/connect-s1-0"));
        Assert.Null(await host.Vault.Get($"{tenant}/connect-s1-1"));
    }

    [Fact]
    public async Task A_state_is_good_once()
    {
        var (_, session) = await Begin(ConnectFlow.MessengerPage);
        host.Meta.Grant = static _ => GrantOf("t", Page("once"));
        var dialog = (await session.Open(Mia))!;
        Assert.True(await session.Complete(Return(dialog, "code")));
        var calls = host.Meta.Calls.Count;
        Assert.False(await session.Complete(Return(dialog, "code")));
        Assert.Equal(calls, host.Meta.Calls.Count);
        Assert.Null(await session.Open(Mia));
    }

    [Theory]
    [InlineData("secret")]
    [InlineData("browser")]
    [InlineData("no browser")]
    [InlineData("person")]
    [InlineData("late")]
    [InlineData("reopened")]
    [InlineData("never opened")]
    public async Task A_state_that_is_not_the_right_one_changes_nothing(string what)
    {
        var (_, session) = await Begin(ConnectFlow.InstagramLogin);
        var calls = host.Meta.Calls.Count;
        if (what == "never opened")
        {
            Assert.False(await session.Complete(new ConnectReturn { Secret = "", Person = Mia, Browser = "", Code = "c" }));
            return;
        }

        var dialog = (await session.Open(Mia))!;
        var good = Return(dialog, "code");
        if (what == "reopened")
        {
            // The address was asked for again: what was given before is void.
            await session.Open(Mia);
        }

        host.Clock.Advance(what == "late" ? TimeSpan.FromMinutes(21) : TimeSpan.Zero);
        Assert.False(await session.Complete(what switch
        {
            "secret" => good with { Secret = good.Secret[..^1] + (good.Secret[^1] == 'A' ? 'B' : 'A') },
            "browser" => good with { Browser = good.Secret },
            "no browser" => good with { Browser = null },
            "person" => good with { Person = "account-mallory" },
            _ => good,
        }));
        Assert.Equal(calls, host.Meta.Calls.Count);
        Assert.Equal(ConnectStep.AtMeta, (await session.Get(Mia))!.Step);
    }

    [Fact]
    public async Task A_session_shows_itself_to_its_person_only_and_not_for_long()
    {
        var (_, session) = await Begin(ConnectFlow.MessengerPage);
        Assert.Null(await session.Get("account-mallory"));
        Assert.Null(await session.Open("account-mallory"));
        Assert.Null(await session.Choose("account-mallory", ["x"], null));
        host.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Null(await session.Get(Mia));
    }

    [Fact]
    public async Task Who_may_not_manage_channels_finds_nothing()
    {
        var (tenant, session) = await Begin(ConnectFlow.MessengerPage);
        using var caller = Caller.Use(new Caller { AccountId = Mia, Tenant = tenant, Permissions = PermissionSet.Of(Permission.Reply) });
        await Assert.ThrowsAsync<ForeignGrainException>(() => session.Get(Mia));
        await Assert.ThrowsAsync<ForeignGrainException>(() => session.Open(Mia));
    }

    [Fact]
    public async Task Refusing_at_Meta_says_so()
    {
        var (_, session) = await Begin(ConnectFlow.MessengerPage);
        Assert.True(await session.Complete(Return((await session.Open(Mia))!, null)));
        var view = (await session.Get(Mia))!;
        Assert.Equal((ConnectStep.Failed, "denied"), (view.Step, view.Problem!.Code));
    }

    [Fact]
    public async Task Missing_permissions_end_it_and_are_named()
    {
        var (tenant, session) = await Begin(ConnectFlow.MessengerPage);
        host.Meta.Grant = static _ => GrantOf("t", Page("scopes")) with { Scopes = ["pages_show_list", "pages_manage_metadata"] };
        Assert.True(await session.Complete(Return((await session.Open(Mia))!, "code")));
        var view = (await session.Get(Mia))!;
        Assert.Equal((ConnectStep.Failed, "missing_scopes"), (view.Step, view.Problem!.Code));
        Assert.Equal(["pages_messaging"], view.MissingScopes.ToArray());
        Assert.Null(await host.Vault.Get($"{tenant}/connect-s1-0"));
    }

    [Fact]
    public async Task Another_workspaces_asset_is_refused_before_anything_is_changed()
    {
        var (other, first) = await Begin(ConnectFlow.MessengerPage);
        var asset = $"page-{other}";
        host.Meta.Grant = _ => GrantOf("t", Page(asset));
        await first.Complete(Return((await first.Open(Mia))!, "code"));
        await first.Choose(Mia, [asset], null);

        var (tenant, session) = await Begin(ConnectFlow.MessengerPage);
        await session.Complete(Return((await session.Open(Mia))!, "code"));
        var calls = host.Meta.Calls.Count;
        var view = (await session.Choose(Mia, [asset], null))!;
        Assert.Equal("taken", view.Problem!.Code);
        Assert.DoesNotContain(other, view.Problem.Text, StringComparison.Ordinal);
        Assert.Equal(calls, host.Meta.Calls.Count);
        Assert.Null(await Connection(tenant, asset).Get());
        Assert.Equal(Key(other, asset), await host.Routes.Find(ChannelPlatform.Messenger, asset));
    }

    [Fact]
    public async Task A_number_is_registered_with_its_pin()
    {
        var (tenant, session) = await Begin(ConnectFlow.WhatsAppSignup);
        var asset = new ConnectAsset { Platform = ChannelPlatform.WhatsApp, AssetId = $"n-{tenant}", Name = "Shop", BusinessAccountId = $"w-{tenant}", NeedsPin = true };
        host.Meta.Grant = _ => GrantOf("t", asset);
        await session.Complete(Return((await session.Open(Mia))!, "code"));
        Assert.Equal("pin", (await session.Choose(Mia, [asset.AssetId], null))!.Problem!.Field);
        Assert.Equal("pin", (await session.Choose(Mia, [asset.AssetId], "12"))!.Problem!.Field);
        Assert.Equal("pin", (await session.Choose(Mia, [asset.AssetId], "999999"))!.Problem!.Field);
        var view = (await session.Choose(Mia, [asset.AssetId], "123456"))!;
        Assert.Equal(ConnectStep.Done, view.Step);
        Assert.Contains("register " + asset.AssetId, host.Meta.Calls);
    }

    [Fact]
    public async Task Connecting_again_keeps_the_connection_and_its_name()
    {
        var (tenant, first) = await Begin(ConnectFlow.MessengerPage);
        var asset = $"page-{tenant}";
        host.Meta.Grant = _ => GrantOf("token-1", Page(asset));
        await first.Complete(Return((await first.Open(Mia))!, "code"));
        await first.Choose(Mia, [asset], null);
        await Connection(tenant, asset).Rename("Front desk");
        await Connection(tenant, asset).ReportFailure(new SendError { Kind = SendErrorKind.TokenInvalid, Code = 190, Text = "no" });

        host.Meta.Grant = _ => GrantOf("token-2", Page(asset));
        var second = await Begin(ConnectFlow.MessengerPage, tenant, "s2");
        await second.Complete(Return((await second.Open(Mia))!, "code"));
        Assert.True((await second.Get(Mia))!.Assets[0].IsConnected);
        await second.Choose(Mia, [asset], null);
        var status = (await Connection(tenant, asset).Get())!;
        Assert.Equal("Front desk", status.Name);
        Assert.Null(status.PausedBy);
        Assert.Equal("token-2", await host.Vault.Get(status.TokenReference!));
    }

    [Fact]
    public async Task A_typed_token_is_checked_before_anything_is_kept()
    {
        var (tenant, session) = await Begin(ConnectFlow.WhatsAppToken);
        var typed = new ConnectToken { Token = "EAAG-typed", PhoneNumberId = "10" + _next, BusinessAccountId = "20" + _next };
        Assert.Null(await session.Open(Mia));
        Assert.Equal("token", (await session.UseToken(Mia, typed with { Token = "two words" }))!.Problem!.Field);
        Assert.Equal("phoneNumberId", (await session.UseToken(Mia, typed with { PhoneNumberId = "+49 151" }))!.Problem!.Field);
        host.Meta.Number = static _ => new MetaFault(MetaFaultKind.TokenInvalid, 190);
        var refused = (await session.UseToken(Mia, typed))!;
        Assert.Equal("token", refused.Problem!.Field);
        Assert.DoesNotContain("EAAG-typed", refused.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("EAAG-typed", typed.ToString(), StringComparison.Ordinal);

        host.Meta.Number = token => GrantOf(token.Token, new ConnectAsset
        {
            Platform = ChannelPlatform.WhatsApp, AssetId = token.PhoneNumberId, Name = "Shop", BusinessAccountId = token.BusinessAccountId,
        });
        var view = (await session.UseToken(Mia, typed))!;
        Assert.Equal(ConnectStep.Done, view.Step);
        Assert.Null((await host.Grains.GetGrain<IChannelConnectionGrain>(ConnectionKey.Create(tenant, ChannelPlatform.WhatsApp, typed.PhoneNumberId).Value).Get())!.MetaPerson);
    }

    [Fact]
    public async Task What_lapses_takes_its_tokens_along()
    {
        var (tenant, session) = await Begin(ConnectFlow.MessengerPage);
        host.Meta.Grant = static _ => GrantOf("t", Page("lapse"));
        await session.Complete(Return((await session.Open(Mia))!, "code"));
        Assert.NotNull(await host.Vault.Get($"{tenant}/connect-s1-0"));
        await session.AsReference<IRemindable>().ReceiveReminder("lapse", default);
        Assert.Null(await host.Vault.Get($"{tenant}/connect-s1-0"));
        Assert.Null(await session.Get(Mia));
    }

    private static ConnectReturn Return(ConnectDialog dialog, string? code) => new()
    {
        Secret = dialog.Address.Split("state=")[1].Split('&')[0].Split('.')[2],
        Person = Mia,
        Browser = dialog.Browser,
        Code = code,
    };

    private static MetaGrant GrantOf(string token, params ConnectAsset[] assets) => new()
    {
        UserId = "user-1",
        Scopes = [.. Enum.GetValues<ConnectFlow>().SelectMany(flow => flow.Scopes()).Distinct()],
        Assets = [.. assets.Select(asset => new GrantedAsset(asset, new MetaToken(token, null)))],
    };

    private static ConnectAsset Page(string id) => new() { Platform = ChannelPlatform.Messenger, AssetId = id, Name = "Page " + id };

    private static ConnectionKey Key(string tenant, string asset) => ConnectionKey.Create(tenant, ChannelPlatform.Messenger, asset);

    private IChannelConnectionGrain Connection(string tenant, string asset) => host.Grains.GetGrain<IChannelConnectionGrain>(Key(tenant, asset).Value);

    private async Task<(string Tenant, IConnectSessionGrain Session)> Begin(ConnectFlow flow)
    {
        var tenant = $"cs-{Interlocked.Increment(ref _next)}";
        return (tenant, await Begin(flow, tenant, "s1"));
    }

    private async Task<IConnectSessionGrain> Begin(ConnectFlow flow, string tenant, string id)
    {
        var session = host.Grains.GetGrain<IConnectSessionGrain>($"{tenant}/{id}");
        await session.Start(new ConnectStart { Flow = flow, Person = Mia, RedirectUri = Redirect });
        return session;
    }
}
