using Chatbotics.MetaSimulator.Media;
using Chatbotics.MetaSimulator.Webhooks;

namespace Chatbotics.MetaSimulator.Customers;

/// <summary>
/// Turns what a customer does into webhook events without sending them, for batches, duplicates and shuffles.
/// A product that lacks an action refuses it with <see cref="NotSupportedException"/>.
/// </summary>
public abstract class MessageComposer
{
    private protected MessageComposer(Customer customer) => Customer = customer;

    /// <summary>Who acts.</summary>
    public Customer Customer { get; }

    /// <summary>A text message.</summary>
    public abstract WebhookEvent Text(string text, MessageExtras? extras = null);

    /// <summary>One medium of a kind: image, video, audio, document (a file on Messenger and Instagram) or sticker.</summary>
    public abstract WebhookEvent Media(string kind, MediaFile file, string? caption = null, MessageExtras? extras = null);

    /// <summary>Several pictures at once: WhatsApp makes a message of each, Messenger and Instagram one message with all.</summary>
    public abstract IReadOnlyList<WebhookEvent> Album(IReadOnlyList<MediaFile> pictures, string? caption = null);

    /// <summary>A place.</summary>
    public abstract WebhookEvent Location(double latitude, double longitude, string? name = null, string? address = null);

    /// <summary>A contact card.</summary>
    public abstract WebhookEvent ContactCard(string name, string phone);

    /// <summary>A tap on a button or list row the business sent.</summary>
    /// <param name="option">What was tapped.</param>
    /// <param name="messageId">The message it hung under.</param>
    /// <param name="kind">The kind of that message: interactive, list, template, …; decides the shape.</param>
    public abstract WebhookEvent Tap(PhoneOption option, string? messageId = null, string kind = "interactive");

    /// <summary>A reaction; null or empty takes it back.</summary>
    public abstract WebhookEvent React(string messageId, string? emoji);

    /// <summary>A change to a message already sent. <paramref name="number"/> counts the edits of that message.</summary>
    public abstract WebhookEvent Edit(string messageId, string text, int number = 1);

    /// <summary>A message taken back.</summary>
    public abstract WebhookEvent Unsend(string messageId);

    /// <summary>A kind of message Meta does not pass on.</summary>
    public abstract WebhookEvent Unsupported();

    /// <summary>An ad or link opened the thread, without a message (Messenger, Instagram).</summary>
    public virtual WebhookEvent Referred(Referral referral) => throw Lacks("a referral without a message");

    /// <summary>The business was mentioned in the customer's story (Instagram).</summary>
    public virtual WebhookEvent StoryMention(MediaFile story) => throw Lacks("story mentions");

    /// <summary>A shared post or reel (Messenger, Instagram).</summary>
    public virtual WebhookEvent Share(string type, string url, string? title = null) => throw Lacks("shared posts");

    /// <summary>The customer has seen the business's messages up to the given one.</summary>
    public abstract IReadOnlyList<WebhookEvent> Seen(IReadOnlyList<string> messageIds, DateTimeOffset upTo);

    /// <summary>One receipt for one message of the business, for storms and shuffles: sent, delivered, read, played or failed on WhatsApp, delivered or read on Messenger, read on Instagram.</summary>
    /// <param name="messageId">The business's message.</param>
    /// <param name="status">Which receipt.</param>
    /// <param name="errorCode">Why it failed.</param>
    public abstract WebhookEvent Receipt(string messageId, string status, int? errorCode = null);

    /// <summary>A person of the business answered in its own app or Page inbox.</summary>
    public abstract WebhookEvent HumanAnswer(string text);

    /// <summary>The customer's identity changed (WhatsApp).</summary>
    public virtual WebhookEvent IdentityChanged(string previous, string current) => throw Lacks("identity changes");

    /// <summary>The customer stops marketing messages, or resumes them (WhatsApp).</summary>
    public virtual WebhookEvent Preference(bool stops) => throw Lacks("marketing preferences");

    private protected NotSupportedException Lacks(string what) => new($"{Customer.Asset.Platform} has no {what}; use another action or platform.");
}
