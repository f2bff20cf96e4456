using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Templates;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Abstractions.Privacy.Retention;
using Chatbotics.Grains.Abstractions.Privacy.Wishes;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Conversations.Engine;
using Chatbotics.Grains.Notifications;
using Chatbotics.Grains.Privacy.Wishes;

namespace Chatbotics.Grains.Conversations;

/// <summary>
/// A conversation as a grain: gives the engine an activation to run on. Calls that only decide and append interleave,
/// for the engine is never between two steps when it awaits.
/// </summary>
[GrainType("conversation")]
internal sealed class ConversationGrain : Grain, IConversationGrain, IConversationHost
{
    /// <summary>Whoever sends a template waits this long for WhatsApp to say of which kind it is.</summary>
    private static readonly TimeSpan CategoryPatience = TimeSpan.FromSeconds(5);

    private readonly ConversationEngine _engine;
    private readonly ConversationServices _services;
    private readonly ConnectionInfo _connection;
    private IGrainTimer? _timer;

    /// <summary>Creates the activation's grain.</summary>
    /// <param name="services">What all conversations of the silo share.</param>
    public ConversationGrain(ConversationServices services)
    {
        var key = ConversationKey.Parse(this.GetPrimaryKeyString());
        _services = services;
        _engine = new ConversationEngine(services, this, key);
        _connection = services.Connections.Of(key);
    }

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken) => _engine.Load(cancellationToken);

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _engine.Drain(cancellationToken);

    /// <inheritdoc/>
    public Task<AcceptResult> Accept(ImmutableArray<ContactEvent> events) =>
        _services.Wishes is { } wishes && ChatWishes.MayBe(events) && wishes.TryHear(_connection.Tenant, events, out var hearing)
            ? Hear(_engine.Accept(events), hearing)
            : _engine.Accept(events);

    /// <inheritdoc/>
    public Task<CommandResult> Reply(ReplyCommand command) => _engine.Reply(command);

    /// <inheritdoc/>
    public Task<CommandResult> TakeOver(Author person) => _engine.TakeOver(person);

    /// <inheritdoc/>
    public Task<CommandResult> ReturnToAssistant(Author person) => _engine.ReturnToAssistant(person);

    /// <inheritdoc/>
    public Task<CommandResult> SetStatus(ConversationStatus status, Author person) => _engine.SetStatus(status, person);

    /// <inheritdoc/>
    public Task<CommandResult> ChangeStatus(StatusCommand command) =>
        If(Permission.ManageConversations, () => _engine.ChangeStatus(command));

    /// <inheritdoc/>
    public Task<CommandResult> Assign(AssignCommand command) =>
        If(command.IsOwn ? Permission.ManageConversations : Permission.AssignConversations, () => _engine.Assign(command));

    /// <inheritdoc/>
    public Task<CommandResult> ReleaseMember(string accountId) => Caller.Current is { IsEngine: false }
        ? throw new ForeignGrainException()
        : _engine.ReleaseMember(accountId);

    /// <inheritdoc/>
    public Task<CommandResult> SetPriority(ConversationPriority priority, Author by) =>
        If(Permission.ManageConversations, () => _engine.SetPriority(priority, by));

    /// <inheritdoc/>
    public Task<CommandResult> ChangeLabels(LabelCommand command) =>
        If(Permission.ManageConversations, () => _engine.ChangeLabels(command));

    /// <inheritdoc/>
    public Task<CommandResult> RetrySend(string messageKey, Author person) => _engine.RetrySend(messageKey, person);

    /// <inheritdoc/>
    public Task<CommandResult> CancelSend(string messageKey, Author person) => _engine.CancelSend(messageKey, person);

    /// <inheritdoc/>
    public Task<CommandResult> AddNote(NoteCommand command) => _engine.AddNote(command);

    /// <inheritdoc/>
    public Task<CommandResult> RemoveNote(string messageKey, Author person) => _engine.RemoveNote(messageKey, person);

    /// <inheritdoc/>
    public Task<CommandResult> FetchFile(long position, int index, Author person) => _engine.FetchFile(position, index, person);

    /// <inheritdoc/>
    public Task Announce(PersonPresence presence)
    {
        _engine.Announce(presence);
        return Task.CompletedTask;
    }

    public Task<CommandResult> SetBlocked(bool isBlocked, Author by) => _engine.SetBlocked(isBlocked, by);

    /// <inheritdoc/>
    public Task<CommandResult> SetMarketing(bool isStopped, Author by) => Caller.Current is { IsEngine: false }
        ? throw new ForeignGrainException()
        : _engine.SetMarketing(isStopped, by);

    /// <inheritdoc/>
    public Task MarkRead(Author person) => _engine.MarkRead(person);

    /// <inheritdoc/>
    public Task CompleteTurn(TurnResult result) => _engine.CompleteTurn(result);

    /// <inheritdoc/>
    public Task ShowDraft(string turnId, long epoch, string text)
    {
        _engine.ShowDraft(turnId, epoch, text);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Wake() => _engine.Tick();

    /// <inheritdoc/>
    public Task<ThreadPage> Read(ThreadQuery query) => _engine.Read(query);

    /// <inheritdoc/>
    public Task<ConversationSummary?> GetSummary() => _engine.GetSummary();

    /// <inheritdoc/>
    public Task Watch(IConversationObserver observer)
    {
        _engine.Watch(observer);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Unwatch(IConversationObserver observer)
    {
        _engine.Unwatch(observer);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<int> Retire(RetentionKind kind, DateTimeOffset before) => Caller.Current is { IsEngine: false }
        ? throw new ForeignGrainException()
        : _engine.Retire(kind, before.ToUnixTimeMilliseconds());

    /// <inheritdoc/>
    public Task Forget()
    {
        _engine.Forget();
        return Task.CompletedTask;
    }

    void IConversationHost.Discard() => DeactivateOnIdle();

    void IConversationHost.SetTimer(TimeSpan due)
    {
        if (_timer is not null)
        {
            _timer.Change(due, Timeout.InfiniteTimeSpan);
            return;
        }

        _timer = this.RegisterGrainTimer(
            static (grain, _) => grain.OnTimer(),
            this,
            new GrainTimerCreationOptions { DueTime = due, Period = Timeout.InfiniteTimeSpan, Interleave = true });
    }

    void IConversationHost.StayFor(TimeSpan span) => DelayDeactivation(span);

    void IConversationHost.RunTurn(TurnRequest turn) =>
        _ = GrainFactory.GetGrain<IAssistantWorkerGrain>(_connection.Tenant).Run(turn);

    Task IConversationHost.Publish(ConversationSummary summary) =>
        GrainFactory.GetGrain<IInboxGrain>(_connection.Tenant).Publish(summary);

    /// <summary>Refuses whoever calls on somebody's behalf without that somebody's right; the pages don't offer it then.</summary>
    private static Task<CommandResult> If(Permission needed, Func<Task<CommandResult>> command) =>
        Caller.Current is { IsEngine: false } caller && !caller.Permissions.Has(needed)
            ? Task.FromResult(new CommandResult { Refusal = new("forbidden", "Your role does not allow this. Ask an admin of the workspace.") })
            : command();

    async Task<string?> IConversationHost.CategoryOf(TemplateReference template)
    {
        try
        {
            return await GrainFactory.GetGrain<ITemplatesGrain>(_connection.Key.Value)
                .CategoryOf(template.Name, template.Language).WaitAsync(CategoryPatience, _services.Time);
        }
        catch (Exception)
        {
            // Not known then; the rules take it for marketing.
            return null;
        }
    }

    Task IConversationHost.Share(ContactSighting sighting) =>
        GrainFactory.GetGrain<IContactIntakeGrain>(_connection.Tenant).Sight(sighting);

    async Task<bool> IConversationHost.IsMember(string accountId)
    {
        using var engine = Caller.Use(Caller.Engine);
        return await GrainFactory.GetGrain<IPeopleGrain>(_connection.Tenant).GetAccess(accountId) is not null;
    }

    void IConversationHost.Notify(IReadOnlyCollection<OutgoingNotice> notices) =>
        _ = _services.Notices!.Send(GrainFactory, _connection.Tenant, notices);

    private async Task<AcceptResult> Hear(Task<AcceptResult> accepting, Task<HeardWish> finding)
    {
        var result = await accepting;
        if (await finding is { Wish: not ChatWish.None } found)
        {
            await GrainFactory.GetGrain<IChatWishGrain>(this.GetPrimaryKeyString()).HeardIn(found.Wish, EventHash.Of(found.DedupeId), found.Language);
        }

        return result;
    }

    private Task OnTimer()
    {
        // A conversation that waits for nothing should not pay for a timer.
        _timer?.Dispose();
        _timer = null;
        return _engine.Tick();
    }
}
