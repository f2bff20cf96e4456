using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Notifications;

/// <summary>How a person wants to be told of things in one workspace.</summary>
[GenerateSerializer, Immutable, Alias("notification-settings")]
public sealed record NotificationSettings
{
    private const NotificationChannels Live = NotificationChannels.InApp | NotificationChannels.Sound | NotificationChannels.Push;

    /// <summary>What differs from the usual.</summary>
    [Id(0)]
    public ImmutableArray<NotificationRule> Rules
    {
        get;
        init => field = value.IsDefault ? [] : value;
    }

    = [];

    /// <summary>How often mails are sent.</summary>
    [Id(1)]
    public MailPace Mails { get; init; } = MailPace.Hourly;

    /// <summary>Whether there are hours without tones, browser notifications and mails.</summary>
    [Id(2)]
    public bool IsQuiet { get; init; }

    /// <summary>When they begin, in minutes since midnight, 0 to 1439.</summary>
    [Id(3)]
    public int QuietFrom { get; init; } = 20 * 60;

    /// <summary>When they end, in minutes since midnight, 0 to 1439; before the beginning means the next morning.</summary>
    [Id(4)]
    public int QuietTo { get; init; } = 7 * 60;

    /// <summary>The IANA name of the person's time zone; null for the one of the account, else of the workspace.</summary>
    [Id(5)]
    public string? TimeZone { get; init; }

    /// <summary>
    /// Whether what a browser shows while no page is open names the customer and the beginning of the message. It passes the
    /// push service sealed for the browser, but is read by whoever sees the screen.
    /// </summary>
    [Id(6)]
    public bool PushShowsContent { get; init; }

    /// <summary>How the person is told of something.</summary>
    /// <param name="kind">What.</param>
    public NotificationChannels Of(NotificationKind kind)
    {
        foreach (var rule in Rules)
        {
            if (rule.Kind == kind)
            {
                return rule.Channels;
            }
        }

        return Usual(kind);
    }

    /// <summary>How people are told of something who have chosen nothing.</summary>
    /// <param name="kind">What.</param>
    public static NotificationChannels Usual(NotificationKind kind) => kind switch
    {
        NotificationKind.Assigned or NotificationKind.Mentioned or NotificationKind.SendFailed => Live | NotificationChannels.Mail,
        NotificationKind.CustomerWrote or NotificationKind.SnoozeEnded => Live,
        NotificationKind.Waiting => NotificationChannels.InApp,
        NotificationKind.ChannelTrouble => NotificationChannels.InApp | NotificationChannels.Push,
        NotificationKind.PrivacyDeadline => NotificationChannels.InApp | NotificationChannels.Mail,
        _ => NotificationChannels.None,
    };
}
