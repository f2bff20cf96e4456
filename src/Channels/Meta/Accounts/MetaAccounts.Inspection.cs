using System.Collections.Immutable;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Connecting;
using Chatbotics.Grains.Channels.Ports;

namespace Chatbotics.Channels.Meta.Accounts;

// What an examination reads. The calls don't wait for each other.
internal sealed partial class MetaAccounts
{
    private const string HealthFields =
        "id,verified_name,status,quality_rating,messaging_limit_tier,name_status,is_pin_enabled";

    /// <inheritdoc/>
    public async Task<MetaFacts> Inspect(ConnectAsset asset, string token, CancellationToken cancellationToken)
    {
        var debug = InspectToken(asset, token, cancellationToken);
        var subscription = Get(Subscriptions(asset, token, withFields: false), token, cancellationToken);
        var app = InspectApp(asset, cancellationToken);
        var number = asset.Platform == ChannelPlatform.WhatsApp
            ? Get(_addresses.Graph(Escape(asset.AssetId), token, ("fields", HealthFields)), token, cancellationToken)
            : Task.FromResult(default(AccountReply));

        var facts = await debug;
        facts = ReadSubscription(facts, await subscription, asset);
        var (callback, fields) = await app;
        var health = await number;
        return facts with
        {
            CallbackUrl = callback,
            AppFields = fields,
            NumberStatus = health.Body.Text("status"),
            Quality = health.Body.Text("quality_rating"),
            Limit = health.Body.Text("messaging_limit_tier"),
            NameStatus = health.Body.Text("name_status"),
            VerifiedName = health.Body.Text("verified_name"),
            HasPin = health.Body.Flag("is_pin_enabled"),
        };
    }

    private async Task<MetaFacts> InspectToken(ConnectAsset asset, string token, CancellationToken cancellationToken)
    {
        var sentAt = clock.GetUtcNow();

        // Instagram Login has no debug_token: whether the token can say who it is must do.
        var reply = asset.InstagramLogin
            ? await Get(_addresses.InstagramGraph("me", token, ("fields", "id,user_id")), token, cancellationToken)
            : await Debug(token, cancellationToken);
        var ahead = reply.Date - sentAt;
        return reply.Fault switch
        {
            null => new MetaFacts
            {
                TokenIsValid = true,
                TokenExpiresAt = reply.Body.Time("expires_at"),
                DataAccessExpiresAt = reply.Body.Time("data_access_expires_at"),
                Scopes = reply.Body.Texts("scopes"),
                ClockAhead = ahead,
            },
            { Kind: MetaFaultKind.TokenInvalid or MetaFaultKind.OtherApp } fault => new MetaFacts { TokenIsValid = false, TokenFault = fault, ClockAhead = ahead },
            { } fault => new MetaFacts { TokenFault = fault, ClockAhead = ahead },
        };
    }

    private MetaFacts ReadSubscription(MetaFacts facts, AccountReply reply, ConnectAsset asset)
    {
        if (reply.Fault is not null)
        {
            return facts;
        }

        var own = asset.InstagramLogin ? _options.InstagramAppId : _options.AppId;
        var apps = reply.Body.List("data").ToList();
        var mine = apps.FirstOrDefault(app => own is null
            || IdOf(app) is null
            || string.Equals(IdOf(app), own, StringComparison.Ordinal)
            || string.Equals(IdOf(app), _options.AppId, StringComparison.Ordinal));
        return facts with
        {
            IsSubscribed = mine.ValueKind == JsonValueKind.Object,
            Fields = mine.ValueKind == JsonValueKind.Object && asset.Platform != ChannelPlatform.WhatsApp ? mine.Texts("subscribed_fields") : default,
        };
    }

    private static string? IdOf(JsonElement app) => app.Member("whatsapp_business_api_data").Text("id") ?? app.Text("id");

    /// <summary>Where the app's webhooks of the asset's product go, and which.</summary>
    private async Task<(string? Callback, ImmutableArray<string> Fields)> InspectApp(ConnectAsset asset, CancellationToken cancellationToken)
    {
        // The subscriptions of Instagram Login's product are shown in the dashboard only.
        if (asset.InstagramLogin || string.IsNullOrEmpty(_options.AppId) || string.IsNullOrEmpty(_options.AppSecret))
        {
            return (null, default);
        }

        var reply = await Get(_addresses.Graph($"{_options.AppId}/subscriptions", null), _addresses.AppToken, cancellationToken);
        if (reply.Fault is not null)
        {
            return (null, default);
        }

        var product = asset.Platform switch
        {
            ChannelPlatform.WhatsApp => "whatsapp_business_account",
            ChannelPlatform.Messenger => "page",
            _ => "instagram",
        };
        var own = reply.Body.List("data").FirstOrDefault(item => item.Text("object") == product && item.Flag("active") != false);
        return own.ValueKind != JsonValueKind.Object
            ? ("", [])
            : (own.Text("callback_url") ?? "", [.. own.List("fields").Select(static field => field.ValueKind == JsonValueKind.String ? field.GetString() : field.Text("name")).OfType<string>()]);
    }
}
