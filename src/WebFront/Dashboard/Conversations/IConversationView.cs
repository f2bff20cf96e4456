using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.WebFront.Dashboard.Conversations;

/// <summary>What a page reads of one conversation and does to it. Errors are those of <see cref="IConversationGrain"/>.</summary>
internal interface IConversationView
{
    /// <summary>Part of the thread.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="query">Which part.</param>
    Task<ThreadPage> Read(ConversationKey key, ThreadQuery query);

    /// <summary>Sends a person's message.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="command">What to send.</param>
    Task<CommandResult> Reply(ConversationKey key, ReplyCommand command);

    /// <summary>A person takes the conversation.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="person">Who.</param>
    Task<CommandResult> TakeOver(ConversationKey key, Author person);

    /// <summary>A person gives it back to the AI agent.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="person">Who.</param>
    Task<CommandResult> ReturnToAssistant(ConversationKey key, Author person);

    /// <summary>Ends the episode or opens it again.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="status">Open or resolved.</param>
    /// <param name="person">Who.</param>
    Task<CommandResult> SetStatus(ConversationKey key, ConversationStatus status, Author person);

    /// <summary>Sends a failed or unknown message again.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="messageKey">The message.</param>
    /// <param name="person">Who.</param>
    Task<CommandResult> RetrySend(ConversationKey key, string messageKey, Author person);

    /// <summary>The team has read everything.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="person">Who.</param>
    Task MarkRead(ConversationKey key, Author person);

    /// <summary>Tells of every change from now on, until disposed. The calls come on any thread.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="changed">Something changed: read again. Also raised now and then to be sure.</param>
    /// <param name="writing">The AI agent began or stopped writing.</param>
    Task<IAsyncDisposable> Watch(ConversationKey key, Action changed, Action<bool> writing);
}
