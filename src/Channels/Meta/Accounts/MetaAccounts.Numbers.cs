using System.Collections.Immutable;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Connecting;
using Chatbotics.Grains.Channels.Ports;

namespace Chatbotics.Channels.Meta.Accounts;

// WhatsApp: numbers by Embedded Signup and by a token that the owner made.
internal sealed partial class MetaAccounts
{
    private const string NumberFields = "id,display_phone_number,verified_name,status,platform_type";
    private const int MaxAccounts = 20;

    /// <inheritdoc/>
    public async Task<MetaAnswer<MetaGrant>> ReadNumber(ConnectToken token, CancellationToken cancellationToken)
    {
        MetaToken found = new(token.Token, null);
        var scopes = default(ImmutableArray<string>);
        if (!string.IsNullOrEmpty(_options.AppId) && !string.IsNullOrEmpty(_options.AppSecret))
        {
            var debug = await Debug(token.Token, cancellationToken);
            if (debug.Fault is { } fault)
            {
                return fault;
            }

            found = found with { ExpiresAt = debug.Body.Time("expires_at") };
            scopes = debug.Body.Texts("scopes");
        }

        var numbers = await Numbers(token.BusinessAccountId, found, cancellationToken);
        if (numbers.Fault is { } refused)
        {
            return refused;
        }

        return numbers.Assets.FirstOrDefault(number => string.Equals(number.Asset.AssetId, token.PhoneNumberId, StringComparison.Ordinal)) is { } asset
            ? new MetaGrant { Scopes = scopes, Assets = [asset] }
            : new MetaFault(MetaFaultKind.OtherAccount);
    }

    private async Task<MetaAnswer<MetaGrant>> RedeemSignup(string code, string redirectUri, CancellationToken cancellationToken)
    {
        var exchanged = TokenOf(await Exchange(code, redirectUri, cancellationToken));
        if (exchanged.Value is not { } token)
        {
            return exchanged.Fault!;
        }

        var debug = await Debug(token.Value, cancellationToken);
        if (debug.Fault is { } fault)
        {
            return fault;
        }

        // The accounts are the ones that the token was given for, whatever a browser says of them.
        var accounts = debug.Body.List("granular_scopes")
            .Where(static scope => scope.Text("scope") == "whatsapp_business_management")
            .SelectMany(static scope => scope.Texts("target_ids") is { IsDefault: false } ids ? ids : [])
            .Distinct(StringComparer.Ordinal)
            .Take(MaxAccounts);
        var assets = ImmutableArray.CreateBuilder<GrantedAsset>();
        foreach (var account in accounts)
        {
            var numbers = await Numbers(account, token with { ExpiresAt = token.ExpiresAt ?? debug.Body.Time("expires_at") }, cancellationToken);
            if (numbers.Fault is { Kind: MetaFaultKind.Unreachable or MetaFaultKind.TokenInvalid } refused)
            {
                return refused;
            }

            assets.AddRange(numbers.Assets);
        }

        return new MetaGrant { UserId = debug.Body.Text("user_id"), Scopes = debug.Body.Texts("scopes"), Assets = assets.DrainToImmutable() };
    }

    private async Task<(ImmutableArray<GrantedAsset> Assets, MetaFault? Fault)> Numbers(string account, MetaToken token, CancellationToken cancellationToken)
    {
        var node = Get(_addresses.Graph(Escape(account), token.Value, ("fields", "id,name")), token.Value, cancellationToken);
        var numbers = await Get(
            _addresses.Graph($"{Escape(account)}/phone_numbers", token.Value, ("fields", NumberFields), ("limit", "100")), token.Value, cancellationToken);
        var owner = (await node).Body.Text("name");
        return numbers.Fault is { } fault
            ? ([], fault)
            : ([.. numbers.Body.List("data").Select(number => Number(number, account, owner)).OfType<ConnectAsset>().Select(asset => new GrantedAsset(asset, token))], null);
    }

    private static ConnectAsset? Number(JsonElement number, string account, string? owner) => number.Text("id") is not { } id ? null : new ConnectAsset
    {
        Platform = ChannelPlatform.WhatsApp,
        AssetId = id,
        Name = number.Text("verified_name") ?? number.Text("display_phone_number") ?? id,
        Handle = number.Text("display_phone_number"),
        BusinessAccountId = account,
        Owner = owner,
        NeedsPin = number.Text("status") is not (null or "CONNECTED" or "FLAGGED" or "RESTRICTED"),
    };

    /// <summary>What Meta knows of a token; a fault when it isn't good, or another app's.</summary>
    private async Task<AccountReply> Debug(string token, CancellationToken cancellationToken)
    {
        var reply = await Get(_addresses.Graph("debug_token", null, ("input_token", token)), _addresses.AppToken, cancellationToken);
        if (reply.Fault is not null)
        {
            return reply;
        }

        var data = reply.Body.Member("data");
        MetaFault? fault = data.Flag("is_valid") != true
            ? new MetaFault(MetaFaultKind.TokenInvalid, (int)(data.Member("error").Number("code") ?? 190), (int)(data.Member("error").Number("subcode") ?? 0))
            : string.Equals(data.Text("app_id"), _options.AppId, StringComparison.Ordinal) ? null : new MetaFault(MetaFaultKind.OtherApp);
        return reply with { Body = data, Fault = fault };
    }
}
