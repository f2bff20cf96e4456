using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>Is told when a thread changes, and reads from its own cursor then: a lost call loses nothing.</summary>
[Alias("conversation-observer")]
public interface IConversationObserver : IGrainObserver
{
    /// <summary>The thread's version rose.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="version">Its version now.</param>
    [Alias("changed")]
    Task Changed(ConversationKey conversation, long version);

    /// <summary>The assistant began or stopped writing. Not durable.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="isWriting">Whether it writes now.</param>
    [Alias("writing")]
    Task AssistantWriting(ConversationKey conversation, bool isWriting);

    /// <summary>
    /// What the assistant has written so far of an answer under way, as far as it may be shown already. Not durable, and
    /// replaced by the answer itself, which may differ; void when the assistant stops writing.
    /// </summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="text">The whole text so far.</param>
    [Alias("draft")]
    Task AssistantDraft(ConversationKey conversation, string text);

    /// <summary>Who of the team has the conversation open, and who of them writes. Not durable.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="people">Everybody, the observer's own reader included.</param>
    [Alias("presence")]
    Task PresenceChanged(ConversationKey conversation, ImmutableArray<PersonPresence> people);
}
