using System.Collections.Immutable;

namespace Chatbotics.Grains.Channels.Ports;

/// <summary>What Meta says about an asset. Null: it couldn't be asked, or didn't say.</summary>
public sealed record MetaFacts
{
    /// <summary>Whether the token is good.</summary>
    public bool? TokenIsValid { get; init; }

    /// <summary>Why it isn't.</summary>
    public MetaFault? TokenFault { get; init; }

    /// <summary>When the token ends; null for never as well.</summary>
    public DateTimeOffset? TokenExpiresAt { get; init; }

    /// <summary>Until when Meta lets the app read data without the person logging in again; null for ever as well.</summary>
    public DateTimeOffset? DataAccessExpiresAt { get; init; }

    /// <summary>The permissions; default when unknown.</summary>
    public ImmutableArray<string> Scopes { get; init; }

    /// <summary>Whether the app is subscribed to the asset's webhooks.</summary>
    public bool? IsSubscribed { get; init; }

    /// <summary>The fields of that subscription; default where there are none to choose (WhatsApp) or they are unknown.</summary>
    public ImmutableArray<string> Fields { get; init; }

    /// <summary>Where the app's webhooks of this product go; empty when nowhere.</summary>
    public string? CallbackUrl { get; init; }

    /// <summary>The fields of the app's webhooks of this product; default when unknown.</summary>
    public ImmutableArray<string> AppFields { get; init; }

    /// <summary>WhatsApp: CONNECTED, PENDING, FLAGGED, RESTRICTED, BANNED, ….</summary>
    public string? NumberStatus { get; init; }

    /// <summary>WhatsApp: GREEN, YELLOW, RED, UNKNOWN.</summary>
    public string? Quality { get; init; }

    /// <summary>WhatsApp: how many people may be written to first in 24 hours: TIER_250, TIER_2K, …, TIER_UNLIMITED.</summary>
    public string? Limit { get; init; }

    /// <summary>WhatsApp: what Meta thinks of the shown name: APPROVED, PENDING_REVIEW, DECLINED, ….</summary>
    public string? NameStatus { get; init; }

    /// <summary>WhatsApp: the shown name.</summary>
    public string? VerifiedName { get; init; }

    /// <summary>WhatsApp: whether two-step verification is on.</summary>
    public bool? HasPin { get; init; }

    /// <summary>How far Meta's clock is ahead of ours.</summary>
    public TimeSpan? ClockAhead { get; init; }
}
