namespace Chatbotics.Channels.WebPush;

/// <summary>Messages to browsers. Section <c>Push</c>.</summary>
public sealed record WebPushOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Push";

    /// <summary>Whom a push service writes to when something is wrong (RFC 8292): a <c>mailto:</c> or <c>https:</c> address. Empty: nobody.</summary>
    public string Contact { get; set; } = string.Empty;

    /// <summary>
    /// Push services of the operator's own that are neither public nor https, as host and port, for example
    /// "push.internal:8080". Empty: those of the browsers' makers, all of them public.
    /// </summary>
    public IList<string> TrustedServices { get; } = [];
}
