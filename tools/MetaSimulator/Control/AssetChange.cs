using Chatbotics.MetaSimulator.Assets;

namespace Chatbotics.MetaSimulator.Control;

/// <summary>What happens to an asset on Meta's side; what is missing stays.</summary>
internal sealed record AssetChange
{
    /// <summary>Whether the app gets its webhooks.</summary>
    public bool? Subscribed { get; init; }

    /// <summary>The fields of that subscription.</summary>
    public string[]? SubscribedFields { get; init; }

    /// <summary>What becomes of every token that acts for it.</summary>
    public TokenState? Tokens { get; init; }

    /// <summary>In how many hours those tokens end; negative for ago.</summary>
    public double? TokensEndInHours { get; init; }

    /// <summary>The permissions those tokens keep.</summary>
    public string[]? Scopes { get; init; }

    /// <summary>WhatsApp: GREEN, YELLOW, RED.</summary>
    public string? Quality { get; init; }

    /// <summary>WhatsApp: TIER_250, TIER_2K, ….</summary>
    public string? Limit { get; init; }

    /// <summary>WhatsApp: APPROVED, PENDING_REVIEW, DECLINED.</summary>
    public string? NameStatus { get; init; }

    /// <summary>WhatsApp: whether it is on the Cloud API.</summary>
    public bool? Registered { get; init; }

    public AssetView ApplyTo(SimulatedMeta meta, string id)
    {
        var asset = meta.FindAsset(id) ?? throw new KeyNotFoundException($"There is no asset with the id {id}.");
        asset.Subscribed = Subscribed ?? asset.Subscribed;
        asset.SubscribedFields = SubscribedFields ?? asset.SubscribedFields;
        foreach (var token in meta.Tokens.Of(asset))
        {
            token.State = Tokens ?? token.State;
            token.ExpiresAt = TokensEndInHours is { } hours ? meta.Clock.GetUtcNow().AddHours(hours) : token.ExpiresAt;
            token.Scopes = Scopes is null ? token.Scopes : [.. Scopes];
        }

        if (asset is WhatsAppNumber number)
        {
            number.Quality = Quality ?? number.Quality;
            number.Limit = Limit ?? number.Limit;
            number.NameStatus = NameStatus ?? number.NameStatus;
            number.Registered = Registered ?? number.Registered;
        }

        return AssetView.Of(asset);
    }
}
