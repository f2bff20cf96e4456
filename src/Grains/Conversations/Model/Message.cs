using System.Globalization;
using System.Text.Json.Serialization;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Model;

/// <summary>A message that an active conversation holds: one of the last ten, or one that something is still to happen to.</summary>
internal sealed record Message
{
    private readonly byte _delivery;

    /// <summary>The position of its entry; never changes.</summary>
    public long Position { get; init; }

    /// <summary>When we received or queued it, milliseconds since 1970.</summary>
    public long At { get; init; }

    /// <summary>The platform's time, milliseconds since 1970; for our own, when the accepted attempt began; 0 when not known.</summary>
    public long ProviderTime { get; init; }

    /// <summary>Who wrote it.</summary>
    public Author Author { get; init; } = Author.Customer;

    /// <summary>The text of a plain text message.</summary>
    public Utf8Text Text { get; init; }

    /// <summary>The provider's id.</summary>
    public Utf8Text MessageId { get; init; }

    /// <summary>How far a message of ours is; null for all others.</summary>
    public DeliveryState? Delivery
    {
        get => _delivery == 0 ? null : (DeliveryState)_delivery;
        init => _delivery = (byte)(value ?? default);
    }

    /// <summary>The attempts of a message of ours, until the platform has accepted it.</summary>
    public Sending? Sending { get; init; }

    /// <summary>What few messages have.</summary>
    public MessageExtras? Extras { get; init; }

    /// <summary>The customer wrote it and nobody has answered it.</summary>
    public bool IsUnanswered { get; init; }

    /// <summary>An assistant may answer it: not a group's, not another app's thread.</summary>
    public bool IsForAssistant { get; init; }

    /// <summary>It was taken back: its content is gone from here.</summary>
    public bool IsUnsent { get; init; }

    /// <summary>Our own key of the message; see <see cref="ThreadItem.MessageKey"/>.</summary>
    [JsonIgnore]
    public string Key => KeyOf(Position, Extras?.ClientId);

    /// <summary>What it says; null when it was taken back.</summary>
    [JsonIgnore]
    public MessageContent? Content =>
        IsUnsent ? null : Extras?.Rich ?? (Text.IsNone ? null : MessageContent.FromText(Text.ToString()));

    /// <summary>It waits for an assistant's answer.</summary>
    [JsonIgnore]
    public bool IsFragment => IsUnanswered && IsForAssistant && !IsUnsent;

    /// <summary>We sent it or are to send it.</summary>
    [JsonIgnore]
    public bool IsOurs => Delivery is not null;

    /// <summary>An assistant or a workflow wrote it.</summary>
    [JsonIgnore]
    public bool IsAutomated => Author.Kind is AuthorKind.Assistant or AuthorKind.Workflow;

    /// <summary>Something is still to be done to send it, or to find out whether it was sent.</summary>
    [JsonIgnore]
    public bool IsOpen => Delivery is DeliveryState.Queued or DeliveryState.Attempting or DeliveryState.Unknown;

    /// <summary>The key of a message.</summary>
    /// <param name="position">The position of its entry.</param>
    /// <param name="clientId">The writer's own id of a person's message.</param>
    public static string KeyOf(long position, string? clientId) =>
        clientId is null ? string.Create(CultureInfo.InvariantCulture, $"m{position}") : "c." + clientId;

    /// <summary>This message with other content.</summary>
    /// <param name="content">What it says now.</param>
    public Message Saying(MessageContent content)
    {
        var isPlain = IsPlain(content);
        return this with
        {
            Text = isPlain ? Utf8Text.Of(content.Text) : default,
            Extras = isPlain && Extras?.Rich is null ? Extras : (Extras ?? MessageExtras.None) with { Rich = isPlain ? null : content },
        };
    }

    /// <summary>This message without its content.</summary>
    public Message TakenBack() => this with
    {
        Text = default,
        IsUnsent = true,
        Extras = Extras is null ? null : Extras with { Rich = null, EditedAt = 0 },
    };

    private static bool IsPlain(MessageContent content) =>
        content is { Kind: ContentKinds.Text, Text: not null, Payload: null, Location: null, Template: null, Details: null }
        && content.Attachments.IsDefaultOrEmpty && content.Options.IsDefaultOrEmpty;
}
