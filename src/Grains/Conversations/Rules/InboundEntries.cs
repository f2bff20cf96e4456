using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Conversations.Entries;

namespace Chatbotics.Grains.Conversations.Rules;

/// <summary>The entries that keep the platform's events.</summary>
internal static class InboundEntries
{
    /// <summary>The content kind of a button press that counts as a message.</summary>
    public const string Postback = "postback";

    /// <summary>The entry of a message.</summary>
    /// <param name="message">The event.</param>
    /// <param name="hash">The hash of its dedupe id.</param>
    public static MessageIn Of(MessageReceived message, ulong hash) => new()
    {
        Hash = hash,
        Time = message.ProviderTime,
        Id = message.MessageId,
        Content = message.Content,
        ReplyTo = message.ReplyTo,
        Story = message.ReplyToStory,
        Referral = message.Referral,
        Forwarded = message.IsForwarded,
        Group = message.GroupId,
        Product = message.ReferredProduct,
        Error = message.ErrorCode,
        Self = message.IsSelf,
        Standby = message.IsStandby,
    };

    /// <summary>The entry of a button press.</summary>
    /// <param name="postback">The event.</param>
    /// <param name="hash">The hash of its dedupe id.</param>
    public static MessageIn Of(PostbackReceived postback, ulong hash) => new()
    {
        Hash = hash,
        Time = postback.ProviderTime,
        Id = postback.MessageId,
        Content = new MessageContent { Kind = Postback, Text = postback.Title, Payload = postback.Payload },
        Referral = postback.Referral,
        Standby = postback.IsStandby,
    };

    /// <summary>The entry of an edit.</summary>
    /// <param name="edit">The event.</param>
    /// <param name="hash">The hash of its dedupe id.</param>
    public static EditIn Of(MessageEdited edit, ulong hash) => new()
    {
        Hash = hash,
        Time = edit.ProviderTime,
        Target = edit.TargetId,
        Content = edit.Content,
        Own = edit.IsOwn,
    };

    /// <summary>The entry of an unsend.</summary>
    /// <param name="unsend">The event.</param>
    /// <param name="hash">The hash of its dedupe id.</param>
    public static UnsendIn Of(MessageUnsent unsend, ulong hash) => new()
    {
        Hash = hash,
        Time = unsend.ProviderTime,
        Target = unsend.TargetId,
        Own = unsend.IsOwn,
    };

    /// <summary>The entry of a reaction.</summary>
    /// <param name="reaction">The event.</param>
    /// <param name="hash">The hash of its dedupe id.</param>
    public static ReactionIn Of(ReactionChanged reaction, ulong hash) => new()
    {
        Hash = hash,
        Time = reaction.ProviderTime,
        Target = reaction.TargetId,
        Emoji = reaction.Emoji,
        Name = reaction.Name,
        Removed = reaction.IsRemoved,
    };

    /// <summary>The entry of a receipt.</summary>
    /// <param name="receipt">The event.</param>
    /// <param name="hash">The hash of its dedupe id.</param>
    public static ReceiptIn Of(ReceiptReceived receipt, ulong hash) => new()
    {
        Hash = hash,
        Time = receipt.ProviderTime,
        Status = receipt.Status,
        Ids = receipt.MessageIds.IsDefaultOrEmpty ? null : [.. receipt.MessageIds],
        Watermark = receipt.Watermark,
        Error = receipt.Error,
        Tracker = receipt.Tracker,
        Category = receipt.Category,
    };

    /// <summary>The entry of a change of identity.</summary>
    /// <param name="identity">The event.</param>
    /// <param name="hash">The hash of its dedupe id.</param>
    public static IdentityIn Of(IdentityChanged identity, ulong hash) => new()
    {
        Hash = hash,
        Time = identity.ProviderTime,
        NewIds = [.. identity.NewIds],
        Change = identity.Kind,
        Text = identity.Text,
    };

    /// <summary>The entry of anything else.</summary>
    /// <param name="activity">The event.</param>
    /// <param name="hash">The hash of its dedupe id.</param>
    public static ActivityIn Of(ContactActivity activity, ulong hash) => new()
    {
        Hash = hash,
        Time = activity.ProviderTime,
        Event = activity.Event,
        Word = activity.Kind,
        Subject = activity.SubjectId,
        Text = activity.Text,
        Payload = activity.Payload,
        Referral = activity.Referral,
        Parent = activity.ParentId,
        Media = activity.MediaId,
        NewOwner = activity.NewOwner,
        OldOwner = activity.PreviousOwner,
        Opens = activity.OpensWindow,
        Own = activity.IsOwn,
        Direction = activity.Direction,
        Details = activity.Details,
        StopsMarketing = activity.StopsMarketing,
    };
}
