using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.WebFront.Dashboard.Hosting;
using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Dashboard.Conversations;

/// <summary>Conversations from their grains.</summary>
/// <param name="grains">The cluster.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where lost leases are noted.</param>
internal sealed class GrainConversationView(IClusterClient grains, TimeProvider time, ILogger<GrainConversationView> log) : IConversationView
{
    /// <inheritdoc/>
    public Task<ThreadPage> Read(ConversationKey key, ThreadQuery query) => Grain(key).Read(query);

    /// <inheritdoc/>
    public Task<CommandResult> Reply(ConversationKey key, ReplyCommand command) => Grain(key).Reply(command);

    /// <inheritdoc/>
    public Task<CommandResult> TakeOver(ConversationKey key, Author person) => Grain(key).TakeOver(person);

    /// <inheritdoc/>
    public Task<CommandResult> ReturnToAssistant(ConversationKey key, Author person) => Grain(key).ReturnToAssistant(person);

    /// <inheritdoc/>
    public Task<CommandResult> SetStatus(ConversationKey key, ConversationStatus status, Author person) =>
        Grain(key).SetStatus(status, person);

    /// <inheritdoc/>
    public Task<CommandResult> RetrySend(ConversationKey key, string messageKey, Author person) =>
        Grain(key).RetrySend(messageKey, person);

    /// <inheritdoc/>
    public Task<CommandResult> CancelSend(ConversationKey key, string messageKey, Author person) => Grain(key).CancelSend(messageKey, person);

    /// <inheritdoc/>
    public Task<CommandResult> AddNote(ConversationKey key, NoteCommand command) => Grain(key).AddNote(command);

    /// <inheritdoc/>
    public Task<CommandResult> RemoveNote(ConversationKey key, string messageKey, Author person) => Grain(key).RemoveNote(messageKey, person);

    /// <inheritdoc/>
    public Task<CommandResult> FetchFile(ConversationKey key, long position, int index, Author person) => Grain(key).FetchFile(position, index, person);

    /// <inheritdoc/>
    public Task Announce(ConversationKey key, PersonPresence presence) => Grain(key).Announce(presence);

    /// <inheritdoc/>
    public Task MarkRead(ConversationKey key, Author person) => Grain(key).MarkRead(person);

    /// <inheritdoc/>
    public async Task<IAsyncDisposable> Watch(
        ConversationKey key, Action changed, Action<bool> writing, Action<ImmutableArray<PersonPresence>> present)
    {
        var grain = Grain(key);
        var observer = new Observer(changed, writing, present);
        var reference = grains.CreateObjectReference<IConversationObserver>(observer);

        async Task Renew()
        {
            await grain.Watch(reference);
            changed();
        }

        async Task End()
        {
            await grain.Unwatch(reference);
            grains.DeleteObjectReference<IConversationObserver>(reference);
            GC.KeepAlive(observer);
        }

        await grain.Watch(reference);
        return new Lease(Renew, End, time, log);
    }

    private IConversationGrain Grain(ConversationKey key) => grains.GetGrain<IConversationGrain>(key.Value);

    private sealed class Observer(Action changed, Action<bool> writing, Action<ImmutableArray<PersonPresence>> present) : IConversationObserver
    {
        public Task Changed(ConversationKey conversation, long version)
        {
            changed();
            return Task.CompletedTask;
        }

        public Task AssistantWriting(ConversationKey conversation, bool isWriting)
        {
            writing(isWriting);
            return Task.CompletedTask;
        }

        public Task PresenceChanged(ConversationKey conversation, ImmutableArray<PersonPresence> people)
        {
            present(people);
            return Task.CompletedTask;
        }
    }
}
