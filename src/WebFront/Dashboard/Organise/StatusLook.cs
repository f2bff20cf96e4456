using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.WebFront.Dashboard.Organise;

/// <summary>Statuses in words.</summary>
internal static class StatusLook
{
    /// <summary>What people call it.</summary>
    /// <param name="status">The status.</param>
    public static string Name(ConversationStatus status) => status switch
    {
        ConversationStatus.Open => Texts.Inbox["Open"],
        ConversationStatus.Pending => Texts.Inbox["Pending"],
        ConversationStatus.Snoozed => Texts.Inbox["Snoozed"],
        ConversationStatus.Resolved => Texts.Inbox["Resolved"],
        _ => status.ToString(),
    };

    /// <summary>The same within a sentence, for example "resolved".</summary>
    /// <param name="status">The status.</param>
    public static string Lower(ConversationStatus status) => status switch
    {
        ConversationStatus.Open => Texts.Inbox["open#status"],
        ConversationStatus.Pending => Texts.Inbox["pending#status"],
        ConversationStatus.Snoozed => Texts.Inbox["snoozed#status"],
        ConversationStatus.Resolved => Texts.Inbox["resolved#status"],
        _ => status.ToString(),
    };
}
