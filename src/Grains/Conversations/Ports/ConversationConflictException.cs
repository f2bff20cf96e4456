using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Ports;

/// <summary>Someone else has written to the conversation: the activation must be discarded and the truth loaded again.</summary>
public sealed class ConversationConflictException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="expected">The version that the writer expected.</param>
    public ConversationConflictException(ConversationKey key, long expected)
        : base($"Conversation {key} is not at version {expected}: it was written to from elsewhere.")
    {
    }
}
