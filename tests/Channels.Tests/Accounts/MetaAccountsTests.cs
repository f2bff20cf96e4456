using System.Diagnostics.CodeAnalysis;
using System.Web;
using Chatbotics.Channels.Meta;
using Chatbotics.Channels.Meta.Accounts;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Connecting;
using Chatbotics.Grains.Channels.Ports;
using Chatbotics.MetaSimulator;
using Chatbotics.MetaSimulator.Assets;
using Settings = Microsoft.Extensions.Options.Options;

namespace Chatbotics.Channels.Tests.Accounts;

/// <summary>Every login and every call about accounts, with the simulated Meta as the other side.</summary>
[SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync.")]
public sealed class MetaAccountsTests : IAsyncLifetime
{
    private const string Redirect = "https://chat.test/channels/callback";
    private const string NumberId = "106540352242922";
    private const string Waba = "102290129340398";

    private SimulatorHost _host = null!;
    private AccountsHttp _http = null!;
    private MetaAccounts _accounts = null!;
    private WhatsAppNumber _number = null!;
    private Page _page = null!;
    private InstagramAccount _linked = null!;
    private InstagramAccount _instagram = null!;

    public async Task InitializeAsync()
    {
        _host = await SimulatorHost.Start(new SimulatorOptions { RequireProof = true });
        _number = _host.Meta.AddWhatsAppNumber(NumberId, Waba, "+1 555 078 3881", "wa-token", "Fennick Pottery");
        _page = _host.Meta.AddPage("682498302938465", "Fennick Pottery", "page-token");
        _linked = _host.Meta.AddInstagramAccount("31842", "17841405726653026", "fennick", "page-token", _page.Id);
        _instagram = _host.Meta.AddInstagramAccount("26012345678901234", "17841470348340237", "fennick.studio", "ig-token");
        var options = Settings.Create(new MetaOptions
        {
            AppId = _host.Meta.Options.AppId,
            AppSecret = _host.Meta.Options.AppSecret,
            InstagramAppId = _host.Meta.Options.InstagramAppId,
            InstagramAppSecret = _host.Meta.Options.InstagramAppSecret,
            SignupConfigId = "77",
            LoginBaseUrl = _host.BaseUrl,
            InstagramLoginBaseUrl = _host.BaseUrl,
            InstagramApiBaseUrl = _host.BaseUrl,
            GraphBaseUrl = _host.BaseUrl,
            InstagramGraphBaseUrl = _host.BaseUrl,
        });
        _http = new AccountsHttp(options, TimeProvider.System);
        _accounts = new MetaAccounts(options, _http, TimeProvider.System);
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Pages_come_with_tokens_that_do_not_end()
    {
        var grant = await Grant(ConnectFlow.MessengerPage);
        var found = Assert.Single(grant.Assets);
        Assert.Equal((ChannelPlatform.Messenger, _page.Id, "Fennick Pottery"), (found.Asset.Platform, found.Asset.AssetId, found.Asset.Name));
        Assert.Equal(new MetaToken("page-token", null), found.Token);
        Assert.Equal(_host.Meta.Login.PersonId, grant.UserId);
        Assert.Empty(ConnectFlow.MessengerPage.Scopes().Except(grant.Scopes));
    }

    [Fact]
    public async Task Instagram_accounts_of_pages_come_with_both_ids()
    {
        var found = Assert.Single((await Grant(ConnectFlow.InstagramPage)).Assets);
        Assert.Equal((_linked.UserId, "@fennick", _page.Id, _linked.Id), (found.Asset.AssetId, found.Asset.Handle, found.Asset.PageId, found.Asset.SecondAssetId));
        Assert.Equal("page-token", found.Token.Value);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Instagram_login_ends_with_sixty_days_in_either_form(bool flat)
    {
        _host.Meta.Login.FlatInstagramTokens = flat;
        var grant = await Grant(ConnectFlow.InstagramLogin);
        var found = Assert.Single(grant.Assets);
        Assert.Equal((_instagram.UserId, _instagram.Id, true), (found.Asset.AssetId, found.Asset.SecondAssetId, found.Asset.InstagramLogin));
        Assert.InRange(found.Token.ExpiresAt!.Value - DateTimeOffset.UtcNow, TimeSpan.FromDays(59.9), TimeSpan.FromDays(60.1));
        Assert.Empty(ConnectFlow.InstagramLogin.Scopes().Except(grant.Scopes));

        Assert.NotNull((await _accounts.Renew(found.Token.Value, default)).Fault);
        _host.Meta.Clock.Offset = TimeSpan.FromDays(50);
        Assert.NotEqual(found.Token.Value, (await _accounts.Renew(found.Token.Value, default)).Value!.Value);
    }

    [Fact]
    public async Task Embedded_signup_finds_the_numbers_of_the_token_not_of_the_browser()
    {
        _host.Meta.AddWhatsAppNumber("999", "998", "+49 1", "other-token").Registered = false;
        _host.Meta.Login.AsksThePerson = false;
        var grant = await Grant(ConnectFlow.WhatsAppSignup);
        Assert.Equal(["999", NumberId], grant.Assets.Select(found => found.Asset.AssetId).Order().Reverse());
        var known = grant.Assets.First(found => found.Asset.AssetId == NumberId);
        Assert.Equal((Waba, "+15550783881", "Fennick Pottery", false), (known.Asset.BusinessAccountId, known.Asset.Handle, known.Asset.Owner, known.Asset.NeedsPin));
        var fresh = grant.Assets.First(found => found.Asset.AssetId == "999");
        Assert.True(fresh.Asset.NeedsPin);
        Assert.Null(await _accounts.Register(fresh.Asset, fresh.Token.Value, "123456", default));
        Assert.Equal("CONNECTED", (await _accounts.Inspect(fresh.Asset, fresh.Token.Value, default)).NumberStatus);
    }

    [Theory]
    [InlineData(ConnectFlow.MessengerPage)]
    [InlineData(ConnectFlow.InstagramLogin)]
    [InlineData(ConnectFlow.WhatsAppSignup)]
    public async Task A_code_is_good_once_and_for_one_address(ConnectFlow flow)
    {
        var code = await Code(flow);
        Assert.Null((await _accounts.Redeem(flow, code, Redirect, default)).Fault);
        Assert.Equal(MetaFaultKind.TokenInvalid, (await _accounts.Redeem(flow, code, Redirect, default)).Fault!.Kind);
        Assert.Equal(MetaFaultKind.TokenInvalid, (await _accounts.Redeem(flow, await Code(flow), Redirect + "/else", default)).Fault!.Kind);
        Assert.Equal(MetaFaultKind.TokenInvalid, (await _accounts.Redeem(flow, "made-up", Redirect, default)).Fault!.Kind);
    }

    [Fact]
    public async Task Unticked_permissions_are_missing()
    {
        _host.Meta.Login.Unticked.Add("pages_messaging");
        Assert.Equal(["pages_messaging"], ConnectFlow.MessengerPage.Scopes().Except((await Grant(ConnectFlow.MessengerPage)).Scopes));
    }

    [Fact]
    public async Task A_typed_token_is_read_with_its_number()
    {
        var found = Assert.Single((await _accounts.ReadNumber(Typed("wa-token"), default)).Value!.Assets);
        Assert.Equal((NumberId, Waba), (found.Asset.AssetId, found.Asset.BusinessAccountId));
        Assert.Equal(MetaFaultKind.TokenInvalid, (await _accounts.ReadNumber(Typed("nonsense"), default)).Fault!.Kind);
        Assert.Equal(MetaFaultKind.OtherAccount, (await _accounts.ReadNumber(Typed("wa-token") with { PhoneNumberId = "5" }, default)).Fault!.Kind);
        _host.Meta.Tokens.Revoke("wa-token");
        Assert.Equal(MetaFaultKind.TokenInvalid, (await _accounts.ReadNumber(Typed("wa-token"), default)).Fault!.Kind);
    }

    [Fact]
    public async Task Subscriptions_are_made_seen_and_ended()
    {
        foreach (var asset in new[] { Number, Page, Instagram })
        {
            var token = asset.Platform == ChannelPlatform.WhatsApp ? "wa-token" : asset.InstagramLogin ? "ig-token" : "page-token";
            Assert.Null(await _accounts.Unsubscribe(asset, token, default));
            Assert.False((await _accounts.Inspect(asset, token, default)).IsSubscribed);
            Assert.Null(await _accounts.Subscribe(asset, token, default));
            var facts = await _accounts.Inspect(asset, token, default);
            Assert.True(facts.IsSubscribed);
            Assert.Equal(asset.Platform != ChannelPlatform.WhatsApp, !facts.Fields.IsDefault && facts.Fields.Contains("message_echoes"));
        }
    }

    [Fact]
    public async Task An_inspection_reads_what_the_number_is_worth()
    {
        (_number.Quality, _number.Limit, _number.NameStatus, _number.Pin) = ("YELLOW", "TIER_250", "PENDING_REVIEW", null);
        _host.Meta.Webhooks.Callback = new Uri("http://127.0.0.1:1/webhooks/meta");
        var facts = await _accounts.Inspect(Number, "wa-token", default);
        Assert.Equal((true, "YELLOW", "TIER_250", "PENDING_REVIEW", false), (facts.TokenIsValid, facts.Quality, facts.Limit, facts.NameStatus, facts.HasPin));
        Assert.Equal("http://127.0.0.1:1/webhooks/meta", facts.CallbackUrl);
        Assert.InRange(facts.ClockAhead!.Value, TimeSpan.FromMinutes(-1), TimeSpan.FromMinutes(1));

        _host.Meta.Tokens.Revoke("wa-token");
        facts = await _accounts.Inspect(Number, "wa-token", default);
        Assert.Equal((false, MetaFaultKind.TokenInvalid, null), (facts.TokenIsValid, facts.TokenFault!.Kind, facts.IsSubscribed));
    }

    [Fact]
    public async Task A_meta_that_is_away_is_not_a_refusal()
    {
        await _host.GoDown();
        Assert.Equal(MetaFaultKind.Unreachable, (await _accounts.Redeem(ConnectFlow.MessengerPage, "c", Redirect, default)).Fault!.Kind);
        var facts = await _accounts.Inspect(Page, "page-token", default);
        Assert.Null(facts.TokenIsValid);
        Assert.Null(facts.IsSubscribed);
        await _host.ComeBack();
    }

    [Fact]
    public async Task A_test_message_leaves()
    {
        Assert.Null(await _accounts.SendTest(Number, "wa-token", "+491512345678", default));
        Assert.Equal(1, _host.Meta.Ledger.Accepted);
    }

    [Fact]
    public void What_a_way_needs_is_named()
    {
        using var http = new AccountsHttp(Settings.Create(new MetaOptions()), TimeProvider.System);
        var bare = new MetaAccounts(Settings.Create(new MetaOptions()), http, TimeProvider.System);
        Assert.Equal(["Meta:AppId", "Meta:AppSecret", "Meta:SignupConfigId"], bare.MissingSettings(ConnectFlow.WhatsAppSignup).ToArray());
        Assert.Equal(["Meta:InstagramAppId", "Meta:InstagramAppSecret"], bare.MissingSettings(ConnectFlow.InstagramLogin).ToArray());
        Assert.Empty(bare.MissingSettings(ConnectFlow.WhatsAppToken));
    }

    private static ConnectAsset Number => new() { Platform = ChannelPlatform.WhatsApp, AssetId = NumberId, Name = "n", BusinessAccountId = Waba };

    private static ConnectAsset Page => new() { Platform = ChannelPlatform.Messenger, AssetId = "682498302938465", Name = "p" };

    private static ConnectAsset Instagram => new() { Platform = ChannelPlatform.Instagram, AssetId = "17841470348340237", Name = "i", InstagramLogin = true };

    private static ConnectToken Typed(string token) => new() { Token = token, PhoneNumberId = NumberId, BusinessAccountId = Waba };

    private async Task<MetaGrant> Grant(ConnectFlow flow)
    {
        var answer = await _accounts.Redeem(flow, await Code(flow), Redirect, default);
        Assert.Null(answer.Fault);
        return answer.Value!;
    }

    private async Task<string> Code(ConnectFlow flow)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var answer = await browser.GetAsync(_accounts.Dialog(flow, Redirect, "state-1"));
        Assert.Equal(302, (int)answer.StatusCode);
        var query = HttpUtility.ParseQueryString(answer.Headers.Location!.Query);
        Assert.Equal("state-1", query["state"]);
        return query["code"]!;
    }
}
