namespace Chatbotics.MetaSimulator.Customers;

/// <summary>What can come with a customer's message.</summary>
public sealed record MessageExtras
{
    /// <summary>The id of the message it answers.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>The ad or link that led here; see <see cref="Referral"/>.</summary>
    public Referral? Referral { get; init; }

    /// <summary>The payload of the quick reply that was tapped (Messenger, Instagram).</summary>
    public string? QuickReplyPayload { get; init; }

    /// <summary>The business's story it answers (Instagram): its id.</summary>
    public string? StoryId { get; init; }

    /// <summary>Whether it was forwarded (WhatsApp).</summary>
    public bool Forwarded { get; init; }
}
