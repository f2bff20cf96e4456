using System.Collections.Immutable;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Connecting;
using Chatbotics.Grains.Channels.Ports;
using Microsoft.Extensions.Options;

namespace Chatbotics.Channels.Meta.Accounts;

/// <inheritdoc cref="IMetaAccounts"/>
/// <param name="options">The Meta app.</param>
/// <param name="http">Makes the calls.</param>
/// <param name="clock">The time.</param>
internal sealed partial class MetaAccounts(IOptions<MetaOptions> options, AccountsHttp http, TimeProvider clock) : IMetaAccounts
{
    /// <summary>The Page's webhooks that the product reads (PROTOCOLS A: messaging_seen is none of a Page's fields).</summary>
    private const string PageFields =
        "messages,messaging_postbacks,messaging_optins,messaging_referrals,message_deliveries,message_reads,message_echoes,message_reactions";

    private const string InstagramFields = "messages,message_echoes,message_reactions,messaging_postbacks,messaging_referral,messaging_seen";

    private readonly MetaOptions _options = options.Value;
    private readonly AccountAddresses _addresses = new(options.Value);

    /// <inheritdoc/>
    public ImmutableArray<string> MissingSettings(ConnectFlow flow) => flow switch
    {
        ConnectFlow.WhatsAppToken => [],
        ConnectFlow.InstagramLogin => Missing(("Meta:InstagramAppId", _options.InstagramAppId), ("Meta:InstagramAppSecret", _options.InstagramAppSecret)),
        ConnectFlow.WhatsAppSignup => Missing(
            ("Meta:AppId", _options.AppId), ("Meta:AppSecret", _options.AppSecret), ("Meta:SignupConfigId", _options.SignupConfigId)),
        _ => Missing(("Meta:AppId", _options.AppId), ("Meta:AppSecret", _options.AppSecret)),
    };

    /// <inheritdoc/>
    public Uri Dialog(ConnectFlow flow, string redirectUri, string state) => _addresses.Dialog(flow, redirectUri, state);

    /// <inheritdoc/>
    public async Task<MetaFault?> Register(ConnectAsset asset, string token, string pin, CancellationToken cancellationToken) =>
        (await PostJson(
            _addresses.Graph($"{Escape(asset.AssetId)}/register", token),
            token,
            new { messaging_product = "whatsapp", pin },
            cancellationToken)).Fault;

    /// <inheritdoc/>
    public async Task<MetaFault?> Subscribe(ConnectAsset asset, string token, CancellationToken cancellationToken) =>
        (await http.Call(HttpMethod.Post, Subscriptions(asset, token, withFields: true), token, null, cancellationToken)).Fault;

    /// <inheritdoc/>
    public async Task<MetaFault?> Unsubscribe(ConnectAsset asset, string token, CancellationToken cancellationToken) =>
        (await http.Call(HttpMethod.Delete, Subscriptions(asset, token, withFields: false), token, null, cancellationToken)).Fault;

    /// <inheritdoc/>
    public async Task<MetaAnswer<MetaToken>> Renew(string token, CancellationToken cancellationToken)
    {
        var reply = await http.Call(
            HttpMethod.Get,
            _addresses.InstagramToken("refresh_access_token", ("grant_type", "ig_refresh_token"), ("access_token", token)),
            null,
            null,
            cancellationToken);
        return TokenOf(reply);
    }

    /// <inheritdoc/>
    public async Task<MetaFault?> SendTest(ConnectAsset asset, string token, string to, CancellationToken cancellationToken) =>
        (await PostJson(
            _addresses.Graph($"{Escape(asset.AssetId)}/messages", token),
            token,
            new
            {
                messaging_product = "whatsapp",
                recipient_type = "individual",
                to,
                type = "template",
                template = new { name = "hello_world", language = new { code = "en_US" } },
            },
            cancellationToken)).Fault;

    private static string Escape(string part) => Uri.EscapeDataString(part);

    private static ImmutableArray<string> Missing(params ReadOnlySpan<(string Key, string? Value)> settings)
    {
        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (var (key, value) in settings)
        {
            if (string.IsNullOrEmpty(value))
            {
                missing.Add(key);
            }
        }

        return missing.DrainToImmutable();
    }

    private Task<AccountReply> Get(Uri address, string? token, CancellationToken cancellationToken) =>
        http.Call(HttpMethod.Get, address, token, null, cancellationToken);

    private Task<AccountReply> PostJson<T>(Uri address, string token, T body, CancellationToken cancellationToken) => http.Call(
        HttpMethod.Post,
        address,
        token,
        new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body)) { Headers = { ContentType = new("application/json") } },
        cancellationToken);

    private Uri Subscriptions(ConnectAsset asset, string token, bool withFields) => asset switch
    {
        { Platform: ChannelPlatform.WhatsApp } => _addresses.Graph($"{Escape(asset.BusinessAccountId ?? asset.AssetId)}/subscribed_apps", token),
        { InstagramLogin: true } => withFields
            ? _addresses.InstagramGraph("me/subscribed_apps", token, ("subscribed_fields", InstagramFields))
            : _addresses.InstagramGraph("me/subscribed_apps", token),
        _ => withFields
            ? _addresses.Graph($"{Escape(asset.PageId ?? asset.AssetId)}/subscribed_apps", token, ("subscribed_fields", PageFields))
            : _addresses.Graph($"{Escape(asset.PageId ?? asset.AssetId)}/subscribed_apps", token),
    };

    private MetaAnswer<MetaToken> TokenOf(AccountReply reply)
    {
        if (reply.Fault is { } fault)
        {
            return fault;
        }

        return reply.Body.Text("access_token") is { } token
            ? new MetaToken(token, reply.Body.Number("expires_in") is > 0 and < 1_000_000_000 and var seconds ? clock.GetUtcNow().AddSeconds(seconds) : null)
            : new MetaFault(MetaFaultKind.Refused);
    }
}
