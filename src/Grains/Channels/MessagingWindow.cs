using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Channels;

/// <summary>
/// What a platform allows to be written, to whom it says so, and until when. Pure: the caller brings the time and the
/// customer's last act that opens the window (a message, a button, a call, a link into the chat), by the platform's clock.
/// </summary>
/// <remarks>
/// WhatsApp: free text within 24 hours of the customer's last act, templates at any time. Messenger and Instagram: 24
/// hours, and 7 days for answers that people write (tag HUMAN_AGENT); the other tags are gone since 2026-04-27.
/// </remarks>
public sealed record MessagingWindow
{
    /// <summary>The longest title of a button or quick reply that every platform takes, in characters.</summary>
    private const int OptionTitle = 20;

    private static readonly MessagingWindow WhatsApp = new()
    {
        Platform = ChannelPlatform.WhatsApp,
        Standard = TimeSpan.FromHours(24),
        HasTemplates = true,
        TextLimit = 4_096,
        MaxOptions = 10,
    };

    private static readonly MessagingWindow Messenger = new()
    {
        Platform = ChannelPlatform.Messenger,
        Standard = TimeSpan.FromHours(24),
        Person = TimeSpan.FromDays(7),
        TextLimit = 2_000,
        MaxOptions = 13,
    };

    private static readonly MessagingWindow Instagram = new()
    {
        Platform = ChannelPlatform.Instagram,
        Standard = TimeSpan.FromHours(24),
        Person = TimeSpan.FromDays(7),
        TextLimit = 1_000,
        MaxOptions = 13,
        LimitIsBytes = true,
    };

    private static readonly MessagingWindow WebChat = new() { Platform = ChannelPlatform.WebChat, TextLimit = 4_096 };

    private MessagingWindow()
    {
    }

    /// <summary>The platform these rules are of.</summary>
    public required ChannelPlatform Platform { get; init; }

    /// <summary>How long after the customer's last act anyone may write freely; null where there is no such limit.</summary>
    public TimeSpan? Standard { get; private init; }

    /// <summary>How long after the customer's last act a person may still write; null where people have no longer window.</summary>
    public TimeSpan? Person { get; private init; }

    /// <summary>Whether approved templates may be sent at any time, whatever the window.</summary>
    public bool HasTemplates { get; private init; }

    /// <summary>The longest text, in UTF-16 characters, or in bytes of UTF-8 where <see cref="LimitIsBytes"/> says so.</summary>
    public required int TextLimit { get; init; }

    /// <summary><see cref="TextLimit"/> counts bytes of UTF-8 (Instagram).</summary>
    public bool LimitIsBytes { get; private init; }

    /// <summary>The most answers to press under a text: WhatsApp 3 buttons or a list of 10, Messenger and Instagram 13 quick replies.</summary>
    public int MaxOptions { get; private init; }

    /// <summary>The rules of a platform on which conversations take place; throws for others.</summary>
    /// <param name="platform">The platform.</param>
    public static MessagingWindow For(ChannelPlatform platform) => platform switch
    {
        ChannelPlatform.WhatsApp => WhatsApp,
        ChannelPlatform.Messenger => Messenger,
        ChannelPlatform.Instagram => Instagram,
        ChannelPlatform.WebChat => WebChat,
        _ => throw new ArgumentOutOfRangeException(nameof(platform), platform, "Conversations don't take place on this platform."),
    };

    /// <summary>Whether the standard window is open: anyone, assistants included, may write freely.</summary>
    /// <param name="now">The present time.</param>
    /// <param name="lastCustomerAct">The customer's last act that opens the window; null when there was none.</param>
    public bool IsOpen(DateTimeOffset now, DateTimeOffset? lastCustomerAct) => Holds(Standard, now, lastCustomerAct);

    /// <summary>Whether an author may send now.</summary>
    /// <param name="author">Who writes; only <see cref="AuthorKind.Person"/> has the longer window.</param>
    /// <param name="isTemplate">It is a template rather than free content.</param>
    /// <param name="now">The present time.</param>
    /// <param name="lastCustomerAct">The customer's last act that opens the window; null when there was none.</param>
    public bool Allows(AuthorKind author, bool isTemplate, DateTimeOffset now, DateTimeOffset? lastCustomerAct) =>
        isTemplate
            ? HasTemplates
            : IsOpen(now, lastCustomerAct)
              || (author == AuthorKind.Person && Person is not null && Holds(Person, now, lastCustomerAct));

    /// <summary>How long a text is in the platform's unit, to compare with <see cref="TextLimit"/>.</summary>
    /// <param name="text">The text.</param>
    public int Measure(string text) => LimitIsBytes ? System.Text.Encoding.UTF8.GetByteCount(text) : text.Length;

    /// <summary>What a person at the composer may do now.</summary>
    /// <param name="now">The present time.</param>
    /// <param name="lastCustomerAct">The customer's last act that opens the window; null when there was none.</param>
    public ComposerState Composer(DateTimeOffset now, DateTimeOffset? lastCustomerAct)
    {
        var canReply = Allows(AuthorKind.Person, isTemplate: false, now, lastCustomerAct);
        return new ComposerState
        {
            CanReply = canReply,
            WindowClosesAt = lastCustomerAct + Standard,
            PersonWindowClosesAt = lastCustomerAct + Person,
            CanSendTemplate = HasTemplates,
            TextLimit = TextLimit,
            LimitIsBytes = LimitIsBytes,
            MaxOptions = MaxOptions,
            OptionTitle = MaxOptions == 0 ? 0 : OptionTitle,
            Reason = canReply ? null : Reason(lastCustomerAct),
        };
    }

    private static bool Holds(TimeSpan? window, DateTimeOffset now, DateTimeOffset? lastCustomerAct) =>
        window is null || (lastCustomerAct is { } last && now < last + window);

    private string Reason(DateTimeOffset? lastCustomerAct) => (HasTemplates, lastCustomerAct) switch
    {
        (true, null) => "This customer hasn't written yet. WhatsApp lets you write first only with a template.",
        (true, _) => "The customer last wrote more than 24 hours ago. WhatsApp lets you write now only with a template.",
        (false, null) => $"This customer hasn't written yet. {Platform} lets you answer, not write first.",
        (false, _) => $"The customer last wrote more than 7 days ago. {Platform} lets you answer again when they write.",
    };
}
