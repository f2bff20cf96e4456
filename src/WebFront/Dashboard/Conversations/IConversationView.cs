using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.WebFront.Dashboard.Conversations;

/// <summary>What a page reads of one conversation and does to it. Errors are those of <see cref="IConversationGrain"/>.</summary>
internal interface IConversationView
{
    /// <summary>Part of the thread.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="query">Which part.</param>
    Task<ThreadPage> Read(ConversationKey key, ThreadQuery query);

    /// <summary>Makes of what was written the messages that the platform takes; nothing is sent.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="message">What was written; hostile.</param>
    /// <param name="composer">What the channel allows; null when it isn't known.</param>
    /// <returns>The messages in order, or why there are none.</returns>
    Task<(ImmutableArray<ComposedPart> Parts, string? Refusal)> Compose(ConversationKey key, ComposerMessage message, ComposerState? composer);

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

    /// <summary>Opens, sets aside, snoozes or resolves.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="command">The new status.</param>
    Task<CommandResult> ChangeStatus(ConversationKey key, StatusCommand command);

    /// <summary>Says who is responsible.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="command">Whom.</param>
    Task<CommandResult> Assign(ConversationKey key, AssignCommand command);

    /// <summary>Says how urgent it is.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="priority">The priority.</param>
    /// <param name="person">Who.</param>
    Task<CommandResult> SetPriority(ConversationKey key, ConversationPriority priority, Author person);

    /// <summary>Puts labels on and takes others off.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="command">Which.</param>
    Task<CommandResult> ChangeLabels(ConversationKey key, LabelCommand command);

    /// <summary>Sends a failed or unknown message again.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="messageKey">The message.</param>
    /// <param name="person">Who.</param>
    Task<CommandResult> RetrySend(ConversationKey key, string messageKey, Author person);

    /// <summary>Takes back a message that has not left.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="messageKey">The message.</param>
    /// <param name="person">Who.</param>
    Task<CommandResult> CancelSend(ConversationKey key, string messageKey, Author person);

    /// <summary>Writes a private note.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="command">The note.</param>
    Task<CommandResult> AddNote(ConversationKey key, NoteCommand command);

    /// <summary>Removes a private note of one's own.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="messageKey">The note.</param>
    /// <param name="person">Who.</param>
    Task<CommandResult> RemoveNote(ConversationKey key, string messageKey, Author person);

    /// <summary>Fetches a file again.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="position">The message.</param>
    /// <param name="index">The attachment's place.</param>
    /// <param name="person">Who.</param>
    Task<CommandResult> FetchFile(ConversationKey key, long position, int index, Author person);

    /// <summary>Says that a person has it open, or writes.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="presence">Who and what.</param>
    Task Announce(ConversationKey key, PersonPresence presence);

    /// <summary>The team has read everything.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="person">Who.</param>
    Task MarkRead(ConversationKey key, Author person);

    /// <summary>Tells of every change from now on, until disposed. The calls come on any thread.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="changed">Something changed: read again. Also raised now and then to be sure.</param>
    /// <param name="writing">The AI agent began or stopped writing.</param>
    /// <param name="present">Who of the team has it open.</param>
    Task<IAsyncDisposable> Watch(ConversationKey key, Action changed, Action<bool> writing, Action<ImmutableArray<PersonPresence>> present);
}
