namespace Chatbotics.Channels.Meta;

/// <summary>
/// The Meta app of this installation and how to reach Meta. Section "Meta" of the configuration (environment:
/// <c>Meta__AppSecret</c>, …). Read once at start; see <see cref="MetaOptionsValidator"/> for what is refused.
/// </summary>
public sealed record MetaOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Meta";

    /// <summary>The app's id, digits; null until one is registered.</summary>
    public string? AppId { get; init; }

    /// <summary>The app's secret, which signs webhooks of WhatsApp, Messenger and Page-linked Instagram. Without it every webhook is refused.</summary>
    public string? AppSecret { get; init; }

    /// <summary>The separate secret of the Instagram Login product; null when it isn't used.</summary>
    public string? InstagramAppSecret { get; init; }

    /// <summary>The word of our choice that Meta repeats when a webhook address is registered; 8 to 200 characters. Without it registration is refused.</summary>
    public string? VerifyToken { get; init; }

    /// <summary>The id of the app's Instagram Login product, digits; null when it isn't used.</summary>
    public string? InstagramAppId { get; init; }

    /// <summary>The configuration of Facebook Login for Business, digits; null asks for permissions by name.</summary>
    public string? LoginConfigId { get; init; }

    /// <summary>The configuration of WhatsApp Embedded Signup, digits; null when it isn't used.</summary>
    public string? SignupConfigId { get; init; }

    /// <summary>Where people log in with Facebook. Absolute http(s) address without query; default https://www.facebook.com.</summary>
    public string LoginBaseUrl { get; init; } = "https://www.facebook.com";

    /// <summary>Where people log in with Instagram. Absolute http(s) address without query; default https://www.instagram.com.</summary>
    public string InstagramLoginBaseUrl { get; init; } = "https://www.instagram.com";

    /// <summary>Where Instagram Login exchanges codes. Absolute http(s) address without query; default https://api.instagram.com.</summary>
    public string InstagramApiBaseUrl { get; init; } = "https://api.instagram.com";

    /// <summary>Where the Graph API is. Absolute http(s) address without query; default https://graph.facebook.com.</summary>
    public string GraphBaseUrl { get; init; } = "https://graph.facebook.com";

    /// <summary>Where the Graph API of Instagram Login is. Absolute http(s) address without query; default https://graph.instagram.com.</summary>
    public string InstagramGraphBaseUrl { get; init; } = "https://graph.instagram.com";

    /// <summary>The version of the Graph API, "v" and a number; default v25.0.</summary>
    public string GraphVersion { get; init; } = "v25.0";

    /// <summary>The largest webhook body taken, in bytes: 1 KiB to 64 MiB, default 4 MiB (Meta sends up to 3 MB).</summary>
    public int MaxBodyBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>How long one call to the Graph API may take, in milliseconds: 100 to 120,000, default 20,000.</summary>
    public int RequestTimeoutMs { get; init; } = 20_000;

    /// <summary>How many connections to one host of the Graph API are open at the same time: 1 to 10,000, default 256.</summary>
    public int MaxConnections { get; init; } = 256;

    /// <summary>The largest file fetched or uploaded, in bytes: 1 KiB to 1 GiB, default 100 MiB (WhatsApp's limit for documents).</summary>
    public long MaxMediaBytes { get; init; } = 100 * 1024 * 1024;

    /// <summary>How many calls of one channel within <see cref="BreakerWindowMs"/> must be seen before its breaker may open: 2 to 1,000, default 8.</summary>
    public int BreakerMinimumCalls { get; init; } = 8;

    /// <summary>The span over which a channel's failed calls are counted, in milliseconds: 500 to 600,000, default 60,000.</summary>
    public int BreakerWindowMs { get; init; } = 60_000;

    /// <summary>How long an open breaker answers "temporary" without a call, in milliseconds: 500 to 600,000, default 15,000.</summary>
    public int BreakerPauseMs { get; init; } = 15_000;

    /// <summary>Says nothing of the values: some are secrets.</summary>
    public override string ToString() => nameof(MetaOptions);
}
