using System.Collections.Concurrent;
using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.Media;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Views;
using Chatbotics.WebFront.Dashboard.Hosting;
using Chatbotics.WebFront.Dashboard.Shell;
using Chatbotics.WebFront.Identity.Access;
using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Dashboard.Conversations;

/// <summary>Conversations from their grains.</summary>
/// <param name="grains">The cluster.</param>
/// <param name="calls">Says on whose behalf.</param>
/// <param name="media">The files.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where lost leases are noted.</param>
internal sealed class GrainConversationView(
    IClusterClient grains, WorkspaceCalls calls, IMediaFiles media, TimeProvider time, ILogger<GrainConversationView> log) : IConversationView
{
    private static readonly TimeSpan s_notedFor = TimeSpan.FromMinutes(30);
    private readonly ConcurrentDictionary<ConversationKey, long> _noted = new();

    /// <inheritdoc/>
    public async Task<ThreadPage> Read(ConversationKey key, ThreadQuery query)
    {
        using var caller = Caller.Use(await CallerFor(key, Permission.ViewConversations));
        if (!_noted.TryGetValue(key, out var since) || time.GetElapsedTime(since) > s_notedFor)
        {
            // Before anything is shown: who looks stands in the log, or does not look.
            await grains.GetGrain<ILookLogGrain>(key.Tenant).Note(key);
            _noted[key] = time.GetTimestamp();
        }

        return await Grain(key).Read(query);
    }

    /// <inheritdoc/>
    public async Task<(ImmutableArray<ComposedPart> Parts, string? Refusal)> Compose(
        ConversationKey key, ComposerMessage message, ComposerState? composer)
    {
        var files = new List<Attachment>();
        foreach (var file in message.Files)
        {
            if (await media.Find(key, file.Id) is not { } attachment)
            {
                return ([], Texts.Thread["“{0}” is no longer here. Attach it again.", Look.Plain(file.Name ?? Texts.Thread["The file"])]);
            }

            files.Add(attachment);
        }

        return (Composing.Parts(message, files, composer), null);
    }

    /// <inheritdoc/>
    public Task<CommandResult> Reply(ConversationKey key, ReplyCommand command) => As(key, Permission.Reply, grain => grain.Reply(command));

    /// <inheritdoc/>
    public Task<CommandResult> TakeOver(ConversationKey key, Author person) => As(key, Permission.Reply, grain => grain.TakeOver(person));

    /// <inheritdoc/>
    public Task<CommandResult> ReturnToAssistant(ConversationKey key, Author person) =>
        As(key, Permission.Reply, grain => grain.ReturnToAssistant(person));

    /// <inheritdoc/>
    public Task<CommandResult> SetStatus(ConversationKey key, ConversationStatus status, Author person) =>
        As(key, Permission.ManageConversations, grain => grain.SetStatus(status, person));

    /// <inheritdoc/>
    public Task<CommandResult> ChangeStatus(ConversationKey key, StatusCommand command) =>
        As(key, Permission.ManageConversations, grain => grain.ChangeStatus(command));

    /// <inheritdoc/>
    public Task<CommandResult> Assign(ConversationKey key, AssignCommand command) =>
        As(key, command.IsOwn ? Permission.ManageConversations : Permission.AssignConversations, grain => grain.Assign(command));

    /// <inheritdoc/>
    public Task<CommandResult> SetPriority(ConversationKey key, ConversationPriority priority, Author person) =>
        As(key, Permission.ManageConversations, grain => grain.SetPriority(priority, person));

    /// <inheritdoc/>
    public Task<CommandResult> ChangeLabels(ConversationKey key, LabelCommand command) =>
        As(key, Permission.ManageConversations, grain => grain.ChangeLabels(command));

    /// <inheritdoc/>
    public Task<CommandResult> RetrySend(ConversationKey key, string messageKey, Author person) =>
        As(key, Permission.Reply, grain => grain.RetrySend(messageKey, person));

    /// <inheritdoc/>
    public Task<CommandResult> CancelSend(ConversationKey key, string messageKey, Author person) =>
        As(key, Permission.Reply, grain => grain.CancelSend(messageKey, person));

    /// <inheritdoc/>
    public Task<CommandResult> AddNote(ConversationKey key, NoteCommand command) => As(key, Permission.WriteNotes, grain => grain.AddNote(command));

    /// <inheritdoc/>
    public Task<CommandResult> RemoveNote(ConversationKey key, string messageKey, Author person) =>
        As(key, Permission.WriteNotes, grain => grain.RemoveNote(messageKey, person));

    /// <inheritdoc/>
    public Task<CommandResult> FetchFile(ConversationKey key, long position, int index, Author person) =>
        As(key, Permission.ViewConversations, grain => grain.FetchFile(position, index, person));

    /// <inheritdoc/>
    public async Task Announce(ConversationKey key, PersonPresence presence)
    {
        using var caller = Caller.Use(await CallerFor(key, Permission.ViewConversations));
        await Grain(key).Announce(presence);
    }

    /// <inheritdoc/>
    public async Task MarkRead(ConversationKey key, Author person)
    {
        using var caller = Caller.Use(await CallerFor(key, Permission.ViewConversations));
        await Grain(key).MarkRead(person);
    }

    /// <inheritdoc/>
    public async Task<IAsyncDisposable> Watch(
        ConversationKey key, Action changed, Action<bool> writing, Action<ImmutableArray<PersonPresence>> present)
    {
        var member = await CallerFor(key, Permission.ViewConversations);
        using var caller = Caller.Use(member);
        var grain = Grain(key);
        var observer = new Observer(Speech.Keep(changed), Speech.Keep(writing), Speech.Keep(present));
        var reference = grains.CreateObjectReference<IConversationObserver>(observer);

        // The lease renews and ends itself from wherever: always on behalf of who is watching.
        async Task Renew()
        {
            using var renewing = Caller.Use(member);
            await grain.Watch(reference);
            changed();
        }

        async Task End()
        {
            using var ending = Caller.Use(member);
            await grain.Unwatch(reference);
            grains.DeleteObjectReference<IConversationObserver>(reference);
            GC.KeepAlive(observer);
        }

        await grain.Watch(reference);
        return new Lease(Renew, End, time, log);
    }

    private async Task<T> As<T>(ConversationKey key, Permission needed, Func<IConversationGrain, Task<T>> act)
    {
        using var caller = Caller.Use(await CallerFor(key, needed));
        return await act(Grain(key));
    }

    /// <summary>The caller, who has the permission and may see this conversation: an address is no way around what a member sees.</summary>
    private async Task<Caller> CallerFor(ConversationKey key, Permission needed)
    {
        var caller = await calls.For(key.Tenant, needed);
        if (await calls.Access(key.Tenant) is { } access && InboxScope.Of(access) is not null)
        {
            using var asking = Caller.Use(caller);
            if (await Grain(key).GetSummary() is not { } summary || !ConversationSight.Shows(access, summary))
            {
                throw new ForeignGrainException();
            }
        }

        return caller;
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

        public Task AssistantDraft(ConversationKey conversation, string text) => Task.CompletedTask;

        public Task PresenceChanged(ConversationKey conversation, ImmutableArray<PersonPresence> people)
        {
            present(people);
            return Task.CompletedTask;
        }
    }
}
