using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Privacy.Retention;
using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>
/// One contact's thread on one connection. Key: <see cref="ConversationKey.Value"/>. Every method that changes something
/// returns only when the change is durable. Store faults surface as <see cref="StoreOverloadedException"/> or
/// <see cref="StoreUnavailableException"/>; nothing is half-done then, and the same call can be made again.
/// </summary>
[Alias("conversation")]
public interface IConversationGrain : IGrainWithStringKey
{
    /// <summary>
    /// Takes platform events of this thread, in the order given. Duplicates cost nothing. Returns when all of them are
    /// durable; calls for one thread may be in flight together and keep their order.
    /// </summary>
    /// <param name="events">At least one event.</param>
    [Alias("accept"), AlwaysInterleave]
    Task<AcceptResult> Accept(ImmutableArray<ContactEvent> events);

    /// <summary>A person writes. Takes the conversation over when the person doesn't hold it. Idempotent by <see cref="ReplyCommand.ClientId"/>.</summary>
    /// <param name="command">What to send.</param>
    [Alias("reply")]
    Task<CommandResult> Reply(ReplyCommand command);

    /// <summary>A person takes the conversation. Raises the epoch: automated results under way are dropped.</summary>
    /// <param name="person">Who.</param>
    [Alias("take-over")]
    Task<CommandResult> TakeOver(Author person);

    /// <summary>A person gives the conversation back to the AI agent. Unanswered customer messages start a turn.</summary>
    /// <param name="person">Who.</param>
    [Alias("return-to-assistant")]
    Task<CommandResult> ReturnToAssistant(Author person);

    /// <summary>Ends the episode, or opens it again.</summary>
    /// <param name="status"><see cref="ConversationStatus.Open"/> or <see cref="ConversationStatus.Resolved"/>.</param>
    /// <param name="person">Who.</param>
    [Alias("set-status")]
    Task<CommandResult> SetStatus(ConversationStatus status, Author person);

    /// <summary>Opens, sets aside, snoozes or resolves. A snooze ends by itself at its time, or when the customer writes.</summary>
    /// <param name="command">The new status.</param>
    [Alias("change-status")]
    Task<CommandResult> ChangeStatus(StatusCommand command);

    /// <summary>
    /// Says who is responsible. A person who is given a conversation holds it from then on, which raises the epoch: an
    /// assistant's answer under way is dropped. Who had it last stays responsible while an assistant holds it, and after
    /// the assistant has handed over.
    /// </summary>
    /// <param name="command">Whom.</param>
    [Alias("assign")]
    Task<CommandResult> Assign(AssignCommand command);

    /// <summary>
    /// Takes the conversation from somebody who has left the workspace, with a line in the thread, and drops the messages
    /// that they wrote for later. Called by the engine. Idempotent.
    /// </summary>
    /// <param name="accountId">Who has left.</param>
    [Alias("release-member")]
    Task<CommandResult> ReleaseMember(string accountId);

    /// <summary>Says how urgent it is.</summary>
    /// <param name="priority">The priority.</param>
    /// <param name="by">Who says so.</param>
    [Alias("set-priority")]
    Task<CommandResult> SetPriority(ConversationPriority priority, Author by);

    /// <summary>Puts labels on and takes others off.</summary>
    /// <param name="command">Which.</param>
    [Alias("change-labels")]
    Task<CommandResult> ChangeLabels(LabelCommand command);

    /// <summary>
    /// Sends a failed message again as a new attempt, or an unknown one whose reconciliation deadline has passed.
    /// Refused while sending again could deliver it twice.
    /// </summary>
    /// <param name="messageKey">The message, <see cref="ThreadItem.MessageKey"/>.</param>
    /// <param name="person">Who.</param>
    [Alias("retry")]
    Task<CommandResult> RetrySend(string messageKey, Author person);

    /// <summary>Takes back a message that has not left: a scheduled one, or one that is held for a moment. Refused once it left.</summary>
    /// <param name="messageKey">The message.</param>
    /// <param name="person">Who.</param>
    [Alias("cancel-send")]
    Task<CommandResult> CancelSend(string messageKey, Author person);

    /// <summary>Writes a private note. It changes nobody's hold on the conversation. Idempotent by <see cref="NoteCommand.ClientId"/>.</summary>
    /// <param name="command">The note.</param>
    [Alias("add-note")]
    Task<CommandResult> AddNote(NoteCommand command);

    /// <summary>Removes a private note from the thread; only its writer may.</summary>
    /// <param name="messageKey">The note.</param>
    /// <param name="person">Who.</param>
    [Alias("remove-note")]
    Task<CommandResult> RemoveNote(string messageKey, Author person);

    /// <summary>Fetches a file again whose fetching failed.</summary>
    /// <param name="position">The message's <see cref="ThreadItem.Position"/>.</param>
    /// <param name="index">The place of the attachment in the message.</param>
    /// <param name="person">Who.</param>
    [Alias("fetch-file")]
    Task<CommandResult> FetchFile(long position, int index, Author person);

    /// <summary>Says that a person has the conversation open, or writes; renewed within <see cref="PersonPresence.Lease"/>. Not durable.</summary>
    /// <param name="presence">Who and what.</param>
    [Alias("announce"), AlwaysInterleave]
    Task Announce(PersonPresence presence);

    /// <summary>
    /// The contact was blocked or unblocked. While blocked, what they write is stored but starts no turn, opens no episode
    /// and counts as read, and nobody can write to them. Idempotent.
    /// </summary>
    /// <param name="isBlocked">Whether they are blocked from now on.</param>
    /// <param name="by">Who did it.</param>
    [Alias("set-blocked")]
    Task<CommandResult> SetBlocked(bool isBlocked, Author by);

    /// <summary>
    /// The customer wants no more marketing, or wants it again, and said so in the chat or in a request; what WhatsApp tells by
    /// itself needs no call. While they want none, marketing templates are refused. Called by the engine. Idempotent.
    /// </summary>
    /// <param name="isStopped">Whether they want none from now on.</param>
    /// <param name="by">Who noted it.</param>
    [Alias("set-marketing")]
    Task<CommandResult> SetMarketing(bool isStopped, Author by);

    /// <summary>Marks everything read by the team, and tells the platform if the connection does so.</summary>
    /// <param name="person">Who.</param>
    [Alias("mark-read")]
    Task MarkRead(Author person);

    /// <summary>An assistant's turn ended. Dropped and kept in the trace when its epoch or turn is stale.</summary>
    /// <param name="result">The result.</param>
    [Alias("complete-turn"), AlwaysInterleave]
    Task CompleteTurn(TurnResult result);

    /// <summary>
    /// What an assistant's turn has written so far, for whoever watches at this moment. Never stored; ignored when the turn is
    /// not the one under way.
    /// </summary>
    /// <param name="turnId">The turn, as in <see cref="TurnRequest.TurnId"/>.</param>
    /// <param name="epoch">The epoch, as in <see cref="TurnRequest.Epoch"/>.</param>
    /// <param name="text">The whole text so far, already cleaned of what may not leave.</param>
    [Alias("show-draft"), AlwaysInterleave, OneWay]
    Task ShowDraft(string turnId, long epoch, string text);

    /// <summary>Something is due: a timer, an unfinished send, a turn whose worker died. Called by the wake index.</summary>
    [Alias("wake")]
    Task Wake();

    /// <summary>The thread for a reader.</summary>
    /// <param name="query">Which part of it.</param>
    [Alias("read"), ReadOnly]
    Task<ThreadPage> Read(ThreadQuery query);

    /// <summary>The conversation in one row, or null when it has no messages yet.</summary>
    [Alias("summary"), ReadOnly]
    Task<ConversationSummary?> GetSummary();

    /// <summary>
    /// Tells an observer of every change from now on. Renew within <see cref="ObserverLease.Duration"/>; a lapsed
    /// observer is forgotten.
    /// </summary>
    /// <param name="observer">The observer's reference.</param>
    [Alias("watch"), AlwaysInterleave]
    Task Watch(IConversationObserver observer);

    /// <summary>Stops telling an observer.</summary>
    /// <param name="observer">The observer's reference.</param>
    [Alias("unwatch"), AlwaysInterleave]
    Task Unwatch(IConversationObserver observer);

    /// <summary>
    /// The time of some of its parts is over: takes files or agents' evidence out of the journal, and goes on as it was. The
    /// copies of files must be gone already. Called by the erasure alone. Idempotent.
    /// </summary>
    /// <param name="kind"><see cref="RetentionKind.Media"/> or <see cref="RetentionKind.Traces"/>.</param>
    /// <param name="before">Only what was recorded before.</param>
    /// <returns>How many messages or turns lost something.</returns>
    [Alias("retire")]
    Task<int> Retire(RetentionKind kind, DateTimeOffset before);

    /// <summary>
    /// The conversation is being erased and its key is destroyed: drops what is held in memory and ends the activation.
    /// Called by the erasure alone.
    /// </summary>
    [Alias("forget"), AlwaysInterleave]
    Task Forget();
}
