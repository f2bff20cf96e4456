using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Conversations.Engine;
using Chatbotics.Grains.Notifications.Ports;
using Chatbotics.Grains.Privacy.Ports;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Notifications;

/// <inheritdoc cref="INotificationsGrain"/>
/// <remarks>
/// Every call interleaves, and changes what is in memory in one step; writing follows a moment later and takes everything
/// that came meanwhile with it, so that a customer who writes much costs one write in two seconds.
/// </remarks>
/// <param name="stored">The stored items and wishes.</param>
/// <param name="mailers">Brings mails on their way, where this installation can.</param>
/// <param name="pushes">Writes to browsers, where this installation does.</param>
/// <param name="pushWriters">Puts that into words.</param>
/// <param name="vault">Keeps where browsers are.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
[GrainType("notifications")]
internal sealed partial class NotificationsGrain(
    [PersistentState("notifications")] IPersistentState<NotificationsState> stored,
    IEnumerable<INotificationMailer> mailers,
    IEnumerable<IWebPush> pushes,
    IEnumerable<INotificationPushWriter> pushWriters,
    ISecretVault vault,
    TimeProvider time,
    ILogger<NotificationsGrain> logger) : Grain, INotificationsGrain, IRemindable
{
    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(2);

    private readonly ObserverSet<INotificationObserver> _observers = new(time);
    private string _tenant = "";
    private string _account = "";
    private TimeZoneInfo? _zone;
    private Task _tail = Task.CompletedTask;
    private IGrainTimer? _timer;
    private bool? _isMember;
    private bool _isDirty;
    private long _cursor;

    private NotificationsState State => stored.State;

    private DateTimeOffset Now => time.GetUtcNow();

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        var end = key.IndexOf(GrainKeys.Separator, StringComparison.Ordinal);
        (_tenant, _account) = (GrainKeys.Tenant(key[..Math.Max(0, end)]), GrainKeys.Part(key[(end + 1)..], "account id"));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        _isDirty ? Write() : Task.CompletedTask;

    /// <inheritdoc/>
    public async Task Take(ImmutableArray<Notice> notices)
    {
        MustBeEngine();
        if (!await IsMember())
        {
            return;
        }

        var isQuiet = State.Settings.IsQuiet && MailPlan.IsQuiet(State.Settings, await Zone(), Now);
        foreach (var notice in notices)
        {
            var channels = State.Settings.Of(notice.Kind);
            if (channels == NotificationChannels.None)
            {
                continue;
            }

            stored.State = NotificationList.Add(State, notice, channels);
            Tell(State.Items[^1].Show(), isQuiet ? channels & ~(NotificationChannels.Sound | NotificationChannels.Push) : channels);
            if (!isQuiet && (channels & NotificationChannels.Push) != NotificationChannels.None && !State.Devices.IsEmpty)
            {
                _ = Push(State.Items[^1]);
            }

            SaveSoon();
        }

        await PlanMail();
    }

    /// <inheritdoc/>
    public Task<NotificationFeed> List(int limit)
    {
        MustBeOwn(orOwnKey: true);
        var items = State.Items.Where(static item => item.IsListed).Reverse().Take(Math.Clamp(limit, 1, NotificationList.MaxItems));
        return Task.FromResult(new NotificationFeed([.. items.Select(static item => item.Show())], NotificationList.Unread(State), _cursor));
    }

    /// <inheritdoc/>
    public Task Read(long upTo)
    {
        MustBeOwn(orOwnKey: true);
        MarkRead(item => item.Id <= upTo);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task ReadConversation(string conversation, NotificationKind? kind)
    {
        MustBeOwn();
        MarkRead(item => string.Equals(item.Notice.Conversation, conversation, StringComparison.Ordinal) && (kind is null || item.Notice.Kind == kind));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<NotificationSettings> GetSettings()
    {
        MustBeOwn(orOwnKey: true);
        return Task.FromResult(State.Settings);
    }

    /// <inheritdoc/>
    public async Task<Outcome> Save(NotificationSettings settings)
    {
        MustBeOwn(orOwnKey: true);
        if (NotificationRules.Check(settings) is { } refusal)
        {
            return refusal;
        }

        stored.State = State with { Settings = settings, MailAt = settings.Mails == MailPace.Never ? null : State.MailAt };
        _zone = null;
        await Write();
        await PlanMail();
        return Outcome.Done;
    }

    /// <inheritdoc/>
    public Task<long> Watch(INotificationObserver observer)
    {
        MustBeOwn();
        _observers.Add(observer);
        return Task.FromResult(_cursor);
    }

    /// <inheritdoc/>
    public Task Unwatch(INotificationObserver observer)
    {
        _observers.Remove(observer);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<int> Erase(ImmutableArray<string> conversations)
    {
        MustBeEngine();
        var kept = State.Items.RemoveAll(item => item.Notice.Conversation is { } about && conversations.Contains(about, StringComparer.Ordinal));
        var gone = State.Items.Length - kept.Length;
        if (gone > 0)
        {
            stored.State = State with { Items = kept };
            Tell(null, NotificationChannels.None);
            await Write();
        }

        return gone;
    }

    /// <inheritdoc/>
    public async Task Close()
    {
        MustBeEngine();
        _isMember = false;
        await ForgetAll();
        stored.State = new NotificationsState();
        _isDirty = false;
        Tell(null, NotificationChannels.None);
        await EndReminder();
        await _tail;
        await stored.ClearStateAsync();
        DeactivateOnIdle();
    }

    private static void MustBeEngine()
    {
        if (Caller.Current is { IsEngine: false })
        {
            throw new ForeignGrainException();
        }
    }

    /// <summary>A key, which acts for the member who made it, reaches that member's list and wishes: no browsers.</summary>
    private void MustBeOwn(bool orOwnKey = false)
    {
        if (Caller.Current is not { } caller || (!caller.IsEngine && ((caller.ApiKeyId is not null && !orOwnKey) || !string.Equals(caller.AccountId, _account, StringComparison.Ordinal))))
        {
            throw new ForeignGrainException();
        }
    }

    private void MarkRead(Func<StoredNotification, bool> which)
    {
        var next = NotificationList.Read(State, which);
        if (!ReferenceEquals(next, State))
        {
            stored.State = next;
            Tell(null, NotificationChannels.None);
            SaveSoon();
        }
    }

    private void Tell(Notification? arrived, NotificationChannels channels)
    {
        _cursor++;
        if (!_observers.IsEmpty)
        {
            var (cursor, unread) = (_cursor, NotificationList.Unread(State));
            _observers.Notify(observer => observer.Changed(cursor, unread, arrived, channels));
        }
    }

    /// <summary>Somebody who has left is told nothing, also when a notice was on its way.</summary>
    private async ValueTask<bool> IsMember() =>
        _isMember ??= await GrainFactory.GetGrain<IPeopleGrain>(_tenant).GetAccess(_account) is not null;

    private void SaveSoon()
    {
        _isDirty = true;
        _timer ??= this.RegisterGrainTimer(
            static (grain, _) => grain.SaveNow(),
            this,
            new GrainTimerCreationOptions { DueTime = Gathering, Period = Timeout.InfiniteTimeSpan, Interleave = true });
    }

    private async Task SaveNow()
    {
        _timer?.Dispose();
        _timer = null;
        try
        {
            await Write();
        }
        catch (Exception error)
        {
            LogNotSaved(logger, _tenant, _account, error);
            SaveSoon();
        }
    }

    /// <summary>Writes what is in memory, after the write that is under way: the store takes one at a time.</summary>
    private Task Write()
    {
        _isDirty = false;
        return _tail = After(_tail);

        async Task After(Task before)
        {
            await before.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Current);
            try
            {
                await stored.WriteStateAsync();
            }
            catch
            {
                _isDirty = true;
                throw;
            }
        }
    }
}
