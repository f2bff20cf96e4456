using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.TestKit.Time;
using Chatbotics.WebFront.Dashboard.Conversations;
using Chatbotics.WebFront.Dashboard.Inbox;
using Chatbotics.WebFront.Dashboard.Tenancy;

namespace Chatbotics.EndToEnd.Tests.Harness;

/// <summary>A desk with made-up conversations in memory, behind the page's own view services.</summary>
internal sealed class FakeDesk(ManualClock time) : IInboxView, IConversationView, IWorkspaceView
{
    public static readonly ConnectionKey WhatsApp = ConnectionKey.Create("fennick", ChannelPlatform.WhatsApp, "106540352242922");
    public static readonly ConnectionKey Messenger = ConnectionKey.Create("fennick", ChannelPlatform.Messenger, "100200300400");
    public static readonly ConnectionKey Instagram = ConnectionKey.Create("fennick", ChannelPlatform.Instagram, "17841400000000001");

    private readonly Lock _gate = new();
    private readonly Dictionary<string, FakeConversation> _all = new(StringComparer.Ordinal);
    private readonly List<(string Tenant, Action<long, ConversationSummary> Changed, Action Missed)> _watchers = [];
    private readonly Dictionary<ConnectionKey, SendError> _pauses = [];
    private long _cursor;

    public List<WorkspaceListing> Workspaces { get; } = [new("fennick", "Fennick Pottery")];

    /// <summary>Set to make every call fail until it is set to null again.</summary>
    public Exception? Fault { get; set; }

    /// <summary>The account of whoever looks.</summary>
    public string Reader { get; set; } = "admin";

    /// <summary>Set to refuse the next replies with this sentence.</summary>
    public string? RefuseReplies { get; set; }

    public ManualClock Time { get; } = time;

    public FakeConversation this[ConversationKey key] => _all[key.Value];

    public FakeConversation Begin(ConnectionKey connection, string contactId, string name)
    {
        lock (_gate)
        {
            var key = ConversationKey.Create(connection, contactId);
            return _all.TryGetValue(key.Value, out var known) ? known : _all[key.Value] = new FakeConversation(key, name, _all.Count + 1, Time) { Reader = Reader };
        }
    }

    /// <summary>Changes a conversation and tells everybody who watches.</summary>
    public void Change(FakeConversation conversation, Action<FakeConversation> change)
    {
        Action[] told;
        ConversationSummary summary;
        (string, Action<long, ConversationSummary> Changed, Action)[] lists;
        long cursor;
        lock (_gate)
        {
            change(conversation);
            conversation.Version++;
            summary = conversation.Summary();
            told = [.. conversation.Watchers];
            lists = [.. _watchers.Where(watcher => watcher.Tenant == conversation.Key.Tenant)];
            cursor = ++_cursor;
        }

        foreach (var watcher in lists)
        {
            watcher.Changed(cursor, summary);
        }

        foreach (var watcher in told)
        {
            watcher();
        }
    }

    /// <summary>Loses one change on its way to the pages, as a lost call would.</summary>
    public void LoseOne() => Interlocked.Increment(ref _cursor);

    public void Writes(FakeConversation conversation, bool isWriting)
    {
        foreach (var watcher in conversation.WritingWatchers.ToList())
        {
            watcher(isWriting);
        }
    }

    public void Pause(ConnectionKey connection, SendError error) => _pauses[connection] = error;

    public void Clear()
    {
        lock (_gate)
        {
            _all.Clear();
            _pauses.Clear();
            RefuseReplies = null;
            Fault = null;
        }
    }

    Task<ImmutableArray<WorkspaceListing>> IWorkspaceView.List() => Task.FromResult(Workspaces.ToImmutableArray());

    Task<WorkspaceOverview?> IWorkspaceView.Get(string tenant) => Task.FromResult(Workspaces.Find(workspace => workspace.Id == tenant) is { } found
        ? new WorkspaceOverview(found.Id, found.Name, "Wren", new[] { State(WhatsApp, "shop number"), State(Messenger, "Fennick Pottery"), State(Instagram, "@fennick.pottery") }
            .ToImmutableDictionary(static state => state.Key))
        : null);

    Task<InboxPage> IInboxView.List(string tenant, InboxQuery query)
    {
        ThrowIfFaulty();
        lock (_gate)
        {
            var all = _all.Values.Where(conversation => conversation.Key.Tenant == tenant && conversation.Items.Count > 0).Select(static conversation => conversation.Summary()).ToList();
            var fitting = all.Where(row => query.Conditions.All(condition => Holds(condition, row))).ToList();
            int Of(InboxView view, ConversationStatus? status) => fitting.Count(row => (status is null || row.Status == status) && IsIn(view, row, query.Viewer));
            var matching = fitting
                .Where(row => (query.Status is null || row.Status == query.Status) && IsIn(query.View, row, query.Viewer))
                .OrderByDescending(row => query.Sort == InboxSort.Priority ? (int)row.Priority : 0)
                .ThenByDescending(static row => row.LastActivityAt).ThenBy(static row => row.Key.Value, StringComparer.Ordinal)
                .ToList();
            var from = query.After is { } after ? int.Parse(after, CultureInfo.InvariantCulture) : 0;
            var open = all.Where(static row => row.Status == ConversationStatus.Open).ToList();
            return Task.FromResult(new InboxPage
            {
                Rows = query.CountsOnly ? [] : [.. matching.Skip(from).Take(query.Limit)],
                Matches = matching.Count,
                Tally = new InboxTally
                {
                    Mine = Of(InboxView.Mine, query.Status),
                    Unassigned = Of(InboxView.Unassigned, query.Status),
                    Automated = Of(InboxView.Automated, query.Status),
                    All = Of(InboxView.All, query.Status),
                    Open = Of(query.View, ConversationStatus.Open),
                    Unread = open.Count(static row => row.Unread > 0),
                },
                Next = from + query.Limit < matching.Count ? (from + query.Limit).ToString(CultureInfo.InvariantCulture) : null,
                Counts = new InboxCounts(
                    open.Count,
                    open.Count(static row => row.Owner.Kind == OwnerKind.Nobody),
                    open.Count(static row => row.Owner.Kind == OwnerKind.Assistant),
                    open.Count(static row => row.Owner.Kind == OwnerKind.Person),
                    open.Count(static row => row.Unread > 0)),
                Cursor = _cursor,
            });
        }
    }

    Task<IAsyncDisposable> IInboxView.Watch(string tenant, Action<long, ConversationSummary> changed, Action missed)
    {
        ThrowIfFaulty();
        lock (_gate)
        {
            _watchers.Add((tenant, changed, missed));
        }

        return Task.FromResult<IAsyncDisposable>(new Ending(() =>
        {
            lock (_gate)
            {
                _watchers.Remove((tenant, changed, missed));
            }
        }));
    }

    Task<ThreadPage> IConversationView.Read(ConversationKey key, ThreadQuery query)
    {
        ThrowIfFaulty();
        lock (_gate)
        {
            return Task.FromResult(_all.TryGetValue(key.Value, out var conversation)
                ? conversation.Read(query)
                : new ThreadPage { Composer = new ComposerState { Reason = "Nobody has written here." } });
        }
    }

    Task<(ImmutableArray<ComposedPart> Parts, string? Refusal)> IConversationView.Compose(ConversationKey key, ComposerMessage message, ComposerState? composer) =>
        Task.FromResult<(ImmutableArray<ComposedPart>, string?)>((Composing.Parts(message, [], composer), null));

    Task<CommandResult> IConversationView.Reply(ConversationKey key, ReplyCommand command)
    {
        if (RefuseReplies is { } reason)
        {
            return Task.FromResult(new CommandResult { Refusal = new CommandRefusal("refused", reason) });
        }

        return Do(key, conversation => conversation.Reply(command));
    }

    Task<CommandResult> IConversationView.TakeOver(ConversationKey key, Author person) =>
        Do(key, conversation => conversation.Hand(new Owner(OwnerKind.Person, person.Id, person.Name), person, "owner_changed"));

    Task<CommandResult> IConversationView.ReturnToAssistant(ConversationKey key, Author person) =>
        Do(key, conversation => conversation.Hand(new Owner(OwnerKind.Assistant, "wren", "Wren"), person, "owner_changed"));

    Task<CommandResult> IConversationView.SetStatus(ConversationKey key, ConversationStatus status, Author person) =>
        Do(key, conversation =>
        {
            conversation.Status = status;
            conversation.Line(status == ConversationStatus.Resolved ? "resolved" : "reopened", person);
        });

    Task<CommandResult> IConversationView.ChangeStatus(ConversationKey key, StatusCommand command) =>
        Do(key, conversation =>
        {
            (conversation.Status, conversation.SnoozedUntil) = (command.Status, command.Until);
            conversation.Line(command.Status switch { ConversationStatus.Resolved => "resolved", ConversationStatus.Snoozed => "snoozed", ConversationStatus.Pending => "pending", _ => "reopened" }, command.By);
        });

    Task<CommandResult> IConversationView.Assign(ConversationKey key, AssignCommand command) =>
        Do(key, conversation =>
        {
            conversation.Team = command.ChangesTeam ? command.Team : conversation.Team;
            if (command is { ChangesAssignee: true, Assignee: { } assignee })
            {
                conversation.Hand(new Owner(OwnerKind.Person, assignee.Id, assignee.Name), command.By, "assigned");
            }
            else if (command.ChangesAssignee)
            {
                conversation.Hand(Owner.Nobody, command.By, "unassigned").Assignee = null;
            }
        });

    Task<CommandResult> IConversationView.SetPriority(ConversationKey key, ConversationPriority priority, Author person) =>
        Do(key, conversation => conversation.Priority = priority);

    Task<CommandResult> IConversationView.ChangeLabels(ConversationKey key, LabelCommand command) =>
        Do(key, conversation => conversation.Labels =
        [
            .. conversation.Labels.Where(label => !command.Remove.Any(removed => removed.Id == label)),
            .. command.Add.Select(static label => label.Id).Where(label => !conversation.Labels.Contains(label)),
        ]);

    Task<CommandResult> IConversationView.RetrySend(ConversationKey key, string messageKey, Author person) =>
        Do(key, conversation => conversation.Change(messageKey, static item => item with { Delivery = DeliveryState.Queued, Error = null, UnknownUntil = null, Attempts = item.Attempts + 1 }));

    Task<CommandResult> IConversationView.CancelSend(ConversationKey key, string messageKey, Author person) =>
        Do(key, static _ => { });

    Task<CommandResult> IConversationView.AddNote(ConversationKey key, NoteCommand command) => Do(key, static _ => { });

    Task<CommandResult> IConversationView.RemoveNote(ConversationKey key, string messageKey, Author person) => Do(key, static _ => { });

    Task<CommandResult> IConversationView.FetchFile(ConversationKey key, long position, int index, Author person) => Do(key, static _ => { });

    Task IConversationView.Announce(ConversationKey key, PersonPresence presence) => Task.CompletedTask;

    Task IConversationView.MarkRead(ConversationKey key, Author person) => Do(key, static conversation => conversation.Unread = 0);

    Task<IAsyncDisposable> IConversationView.Watch(
        ConversationKey key, Action changed, Action<bool> writing, Action<ImmutableArray<PersonPresence>> present)
    {
        ThrowIfFaulty();
        var conversation = _all.GetValueOrDefault(key.Value);
        conversation?.Watchers.Add(changed);
        conversation?.WritingWatchers.Add(writing);
        return Task.FromResult<IAsyncDisposable>(new Ending(() =>
        {
            conversation?.Watchers.Remove(changed);
            conversation?.WritingWatchers.Remove(writing);
        }));
    }

    private Task<CommandResult> Do(ConversationKey key, Action<FakeConversation> change) => Do(key, conversation =>
    {
        change(conversation);
        return new CommandResult { Version = conversation.Version };
    });

    private Task<CommandResult> Do(ConversationKey key, Func<FakeConversation, CommandResult> change)
    {
        ThrowIfFaulty();
        CommandResult? result = null;
        Change(_all[key.Value], conversation => result = change(conversation));
        return Task.FromResult(result!);
    }

    private static bool IsIn(InboxView view, ConversationSummary row, string? viewer) => view switch
    {
        InboxView.Mine => row.Assignee is { } assignee && assignee.Id == viewer && row.Owner.Kind != OwnerKind.Assistant,
        InboxView.Unassigned => row.Assignee is null && row.Owner.Kind != OwnerKind.Assistant,
        InboxView.Automated => row.Owner.Kind == OwnerKind.Assistant,
        _ => true,
    };

    // The real meaning of conditions is tested with the index; pages need one that works.
    private static bool Holds(InboxCondition condition, ConversationSummary row) => condition.Field switch
    {
        InboxField.Label => condition.Values.Any(value => row.Labels.Contains(value)),
        InboxField.Priority => condition.Values.Contains(row.Priority.ToString().ToLowerInvariant()),
        _ => true,
    };

    private ConnectionStatus State(ConnectionKey key, string name) => new()
    {
        Key = key,
        Name = name,
        TokenSetAt = Scenes.Now - TimeSpan.FromDays(12),
        PausedBy = _pauses.GetValueOrDefault(key),
    };

    private void ThrowIfFaulty()
    {
        if (Fault is { } fault)
        {
            throw fault;
        }
    }

    private sealed class Ending(Action end) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            end();
            return ValueTask.CompletedTask;
        }
    }
}
