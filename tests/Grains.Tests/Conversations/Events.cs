using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Tests.Conversations;

/// <summary>Events of a contact's thread, as channels normalise them.</summary>
internal static class Events
{
    public static ContactIdentity Contact(ConversationKey key) => new() { Ids = [key.ThreadId], Name = "Lea" };

    public static MessageReceived Message(ConversationKey key, string id, string text, DateTimeOffset at) => new()
    {
        Platform = key.Connection.Platform,
        AssetId = key.Connection.AssetId,
        Contact = Contact(key),
        ProviderTime = at.ToUnixTimeMilliseconds(),
        DedupeId = "m:" + id,
        MessageId = id,
        Content = MessageContent.FromText(text),
    };

    public static PostbackReceived Postback(ConversationKey key, string id, string title, DateTimeOffset at) => new()
    {
        Platform = key.Connection.Platform,
        AssetId = key.Connection.AssetId,
        Contact = Contact(key),
        ProviderTime = at.ToUnixTimeMilliseconds(),
        DedupeId = "m:" + id,
        MessageId = id,
        Title = title,
        Payload = title.ToUpperInvariant(),
    };

    public static MessageEdited Edit(ConversationKey key, string target, string text, DateTimeOffset at) => new()
    {
        Platform = key.Connection.Platform,
        AssetId = key.Connection.AssetId,
        Contact = Contact(key),
        ProviderTime = at.ToUnixTimeMilliseconds(),
        DedupeId = $"edit:{target}:{at.ToUnixTimeMilliseconds()}",
        TargetId = target,
        Content = MessageContent.FromText(text),
    };

    public static MessageUnsent Unsend(ConversationKey key, string target, DateTimeOffset at) => new()
    {
        Platform = key.Connection.Platform,
        AssetId = key.Connection.AssetId,
        Contact = Contact(key),
        ProviderTime = at.ToUnixTimeMilliseconds(),
        DedupeId = "unsend:" + target,
        TargetId = target,
    };

    public static ReactionChanged Reaction(ConversationKey key, string target, string? emoji, DateTimeOffset at) => new()
    {
        Platform = key.Connection.Platform,
        AssetId = key.Connection.AssetId,
        Contact = Contact(key),
        ProviderTime = at.ToUnixTimeMilliseconds(),
        DedupeId = $"react:{target}:{at.ToUnixTimeMilliseconds()}",
        TargetId = target,
        Emoji = emoji,
        IsRemoved = emoji is null,
    };

    public static ReceiptReceived Receipt(ConversationKey key, ReceiptStatus status, string id, DateTimeOffset at, string? tracker = null, SendError? error = null) => new()
    {
        Platform = key.Connection.Platform,
        AssetId = key.Connection.AssetId,
        Contact = Contact(key),
        ProviderTime = at.ToUnixTimeMilliseconds(),
        DedupeId = $"{status}:{id}",
        Status = status,
        MessageIds = [id],
        Tracker = tracker,
        Error = error,
    };

    public static ReceiptReceived Watermark(ConversationKey key, ReceiptStatus status, DateTimeOffset until) => new()
    {
        Platform = key.Connection.Platform,
        AssetId = key.Connection.AssetId,
        Contact = Contact(key),
        ProviderTime = until.ToUnixTimeMilliseconds(),
        DedupeId = $"{status}:{until.ToUnixTimeMilliseconds()}",
        Status = status,
        Watermark = until.ToUnixTimeMilliseconds(),
    };

    public static EchoReceived Echo(ConversationKey key, string id, string text, DateTimeOffset at, string? metadata = null, string? appId = null) => new()
    {
        Platform = key.Connection.Platform,
        AssetId = key.Connection.AssetId,
        Contact = Contact(key),
        ProviderTime = at.ToUnixTimeMilliseconds(),
        DedupeId = "echo:" + id,
        MessageId = id,
        Content = MessageContent.FromText(text),
        Metadata = metadata,
        AppId = appId,
    };

    public static ContactActivity Activity(ConversationKey key, string name, string id, DateTimeOffset at, bool opensWindow = false) => new()
    {
        Platform = key.Connection.Platform,
        AssetId = key.Connection.AssetId,
        Contact = Contact(key),
        ProviderTime = at.ToUnixTimeMilliseconds(),
        DedupeId = $"{name}:{id}",
        Event = name,
        SubjectId = id,
        OpensWindow = opensWindow,
    };
}
