using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.WebFront.Dashboard.Organise;

/// <summary>Priorities in words.</summary>
internal static class PriorityLook
{
    /// <summary>All of them, most urgent first.</summary>
    public static IReadOnlyList<ConversationPriority> All { get; } =
        [ConversationPriority.Urgent, ConversationPriority.High, ConversationPriority.Medium, ConversationPriority.Low, ConversationPriority.None];

    /// <summary>What people call it.</summary>
    /// <param name="priority">The priority.</param>
    public static string Name(ConversationPriority priority) => priority switch
    {
        ConversationPriority.Urgent => Texts.Inbox["Urgent"],
        ConversationPriority.High => Texts.Inbox["High"],
        ConversationPriority.Medium => Texts.Inbox["Medium"],
        ConversationPriority.Low => Texts.Inbox["Low"],
        _ => Texts.Inbox["None"],
    };

    /// <summary>The same within a sentence, for example "urgent".</summary>
    /// <param name="priority">The priority.</param>
    public static string Lower(ConversationPriority priority) => priority switch
    {
        ConversationPriority.Urgent => Texts.Inbox["urgent#priority"],
        ConversationPriority.High => Texts.Inbox["high#priority"],
        ConversationPriority.Medium => Texts.Inbox["medium#priority"],
        ConversationPriority.Low => Texts.Inbox["low#priority"],
        _ => Texts.Inbox["none#priority"],
    };
}
