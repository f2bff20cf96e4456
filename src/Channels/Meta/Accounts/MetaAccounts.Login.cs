using System.Collections.Immutable;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Connecting;
using Chatbotics.Grains.Channels.Ports;

namespace Chatbotics.Channels.Meta.Accounts;

// From a code to tokens and to what they may act for (PROTOCOLS D).
internal sealed partial class MetaAccounts
{
    private const int MaxPages = 5;

    /// <inheritdoc/>
    public Task<MetaAnswer<MetaGrant>> Redeem(ConnectFlow flow, string code, string redirectUri, CancellationToken cancellationToken) => flow switch
    {
        ConnectFlow.InstagramLogin => RedeemInstagram(code, redirectUri, cancellationToken),
        ConnectFlow.WhatsAppSignup => RedeemSignup(code, redirectUri, cancellationToken),
        _ => RedeemPages(flow, code, redirectUri, cancellationToken),
    };

    private Task<AccountReply> Exchange(string code, string redirectUri, CancellationToken cancellationToken) => Get(
        _addresses.Graph("oauth/access_token", null,
            ("client_id", _options.AppId), ("client_secret", _options.AppSecret), ("redirect_uri", redirectUri), ("code", code)),
        null,
        cancellationToken);

    private async Task<MetaAnswer<MetaGrant>> RedeemPages(ConnectFlow flow, string code, string redirectUri, CancellationToken cancellationToken)
    {
        var first = TokenOf(await Exchange(code, redirectUri, cancellationToken));
        if (first.Value is null)
        {
            return first.Fault!;
        }

        // Page tokens that come from a long-lived token don't end; those from the first one end within hours.
        var longLived = TokenOf(await Get(
            _addresses.Graph("oauth/access_token", null, ("client_id", _options.AppId), ("client_secret", _options.AppSecret),
                ("grant_type", "fb_exchange_token"), ("fb_exchange_token", first.Value.Value)),
            null,
            cancellationToken));
        if (longLived.Value is not { Value: var token })
        {
            return longLived.Fault!;
        }

        var debug = await Debug(token, cancellationToken);
        if (debug.Fault is { } fault)
        {
            return fault;
        }

        var assets = ImmutableArray.CreateBuilder<GrantedAsset>();
        string? after = null;
        for (var page = 0; page < MaxPages; page++)
        {
            var accounts = await Get(
                _addresses.Graph("me/accounts", token, ("fields", "id,name,access_token,instagram_business_account"), ("limit", "100"), ("after", after)),
                token,
                cancellationToken);
            if (accounts.Fault is { } refused)
            {
                return refused;
            }

            foreach (var account in accounts.Body.List("data"))
            {
                if (await Read(flow, account, cancellationToken) is { } asset)
                {
                    assets.Add(asset);
                }
            }

            // Only the cursor is taken: the ready-made address of the next page holds the token.
            after = accounts.Body.Member("paging").Text("next") is null ? null : accounts.Body.Member("paging").Member("cursors").Text("after");
            if (after is null)
            {
                break;
            }
        }

        return new MetaGrant { UserId = debug.Body.Text("user_id"), Scopes = debug.Body.Texts("scopes"), Assets = assets.DrainToImmutable() };
    }

    private async Task<GrantedAsset?> Read(ConnectFlow flow, JsonElement page, CancellationToken cancellationToken)
    {
        if (page.Text("id") is not { } id || page.Text("access_token") is not { } token)
        {
            return null;
        }

        var name = page.Text("name") ?? id;
        if (flow == ConnectFlow.MessengerPage)
        {
            return new(new ConnectAsset { Platform = ChannelPlatform.Messenger, AssetId = id, Name = name }, new MetaToken(token, null));
        }

        if (page.Member("instagram_business_account").Text("id") is not { } account)
        {
            return null;
        }

        var reply = await Get(_addresses.Graph(Escape(account), token, ("fields", "id,username,name")), token, cancellationToken);
        var other = reply.Body.Text("id");
        var username = reply.Body.Text("username");
        return new(
            new ConnectAsset
            {
                Platform = ChannelPlatform.Instagram,
                AssetId = account,
                Name = reply.Body.Text("name") ?? username ?? name,
                Handle = username is null ? null : "@" + username,
                Owner = name,
                PageId = id,
                SecondAssetId = other is not null && !string.Equals(other, account, StringComparison.Ordinal) ? other : null,
            },
            new MetaToken(token, null));
    }

    private async Task<MetaAnswer<MetaGrant>> RedeemInstagram(string code, string redirectUri, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(
        [
            new("client_id", _options.InstagramAppId ?? ""), new("client_secret", _options.InstagramAppSecret ?? ""),
            new("grant_type", "authorization_code"), new("redirect_uri", redirectUri), new("code", code),
        ]);
        var first = await http.Call(HttpMethod.Post, _addresses.InstagramExchange(), null, form, cancellationToken);
        if (first.Fault is { } refused)
        {
            return refused;
        }

        // Both forms occur: {data:[…]} and flat.
        var given = first.Body.List("data").FirstOrDefault() is { ValueKind: JsonValueKind.Object } inner ? inner : first.Body;
        if (given.Text("access_token") is not { } shortLived)
        {
            return new MetaFault(MetaFaultKind.Refused);
        }

        var longLived = TokenOf(await Get(
            _addresses.InstagramToken("access_token", ("grant_type", "ig_exchange_token"), ("client_secret", _options.InstagramAppSecret), ("access_token", shortLived)),
            null,
            cancellationToken));
        if (longLived.Value is not { } token)
        {
            return longLived.Fault!;
        }

        var me = await Get(_addresses.InstagramGraph("me", token.Value, ("fields", "id,user_id,username,name")), token.Value, cancellationToken);
        if (me.Fault is { } unread)
        {
            return unread;
        }

        if ((me.Body.Text("user_id") ?? me.Body.Text("id")) is not { } account)
        {
            return new MetaFault(MetaFaultKind.Refused);
        }

        var appScoped = me.Body.Text("id") ?? given.Text("user_id");
        var username = me.Body.Text("username");
        var asset = new ConnectAsset
        {
            Platform = ChannelPlatform.Instagram,
            AssetId = account,
            Name = me.Body.Text("name") ?? username ?? account,
            Handle = username is null ? null : "@" + username,
            SecondAssetId = appScoped is not null && !string.Equals(appScoped, account, StringComparison.Ordinal) ? appScoped : null,
            InstagramLogin = true,
        };
        return new MetaGrant { UserId = given.Text("user_id") ?? appScoped, Scopes = given.Texts("permissions"), Assets = [new(asset, token)] };
    }
}
