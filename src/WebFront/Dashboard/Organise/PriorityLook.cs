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
    public static string Name(ConversationPriority priority) => priority == ConversationPriority.None ? "None" : priority.ToString();
}
