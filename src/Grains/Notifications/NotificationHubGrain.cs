using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Hosting;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Notifications;

/// <inheritdoc cref="INotificationHubGrain"/>
/// <param name="stored">The stored policy.</param>
/// <param name="ids">Names audit notes.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
[GrainType("notification-hub")]
internal sealed partial class NotificationHubGrain(
    [PersistentState("notification-hub")] IPersistentState<NotificationHubState> stored,
    IIdGenerator ids,
    TimeProvider time,
    ILogger<NotificationHubGrain> logger) : Grain, INotificationHubGrain, IRemindable
{
    // A flood of new conversations tells each member of the latest ones; the inbox counts the others.
    private const int MaxAtOnce = 50;
    private const int MaxTold = 2_000;
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(10);

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private List<Notice> _waiting = [];
    private PeopleList? _people;
    private long _peopleAt;
    private bool _isTelling;

    private string Tenant => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public Task Waiting(Notice notice)
    {
        MustBeEngine();
        _waiting.Add(notice);
        if (!_isTelling)
        {
            _isTelling = true;
            _ = TellAll();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task Settled(string conversation)
    {
        MustBeEngine();
        _waiting.RemoveAll(notice => string.Equals(notice.Conversation, conversation, StringComparison.Ordinal));
        if (_told.Remove(conversation))
        {
            await Each((await People()).Members, grain => grain.ReadConversation(conversation, NotificationKind.Waiting));
        }
    }

    /// <inheritdoc/>
    public async Task Tell(Permission needs, Notice notice)
    {
        MustBeEngine();
        var people = await People();
        await Each(people.Members.Where(member => Has(people, member, needs)), grain => grain.Take([notice]));
    }

    /// <inheritdoc/>
    public async Task<int> Erase(ImmutableArray<string> conversations)
    {
        MustBeEngine();
        var gone = 0;
        await Each((await People()).Members, async grain => Interlocked.Add(ref gone, await grain.Erase(conversations)), mayFail: false);
        return gone;
    }

    /// <inheritdoc/>
    public Task<bool> MailsShowContent() => Task.FromResult(stored.State.MailsShowContent);

    /// <inheritdoc/>
    public async Task<Outcome> ShowContentInMails(bool shown)
    {
        if (Caller.Current is not { } caller || (!caller.IsEngine && !caller.Permissions.Has(Permission.ManageWorkspace)))
        {
            return Refusals.NotAllowed;
        }

        if (stored.State.MailsShowContent != shown)
        {
            await stored.Replace(stored.State with { MailsShowContent = shown });
            var note = AuditNote.OfCaller(ids.NewId(), time.GetUtcNow(), AuditActions.MailsChanged, null, new AuditDetail("shows_content", shown ? "yes" : "no"));
            using var engine = Caller.Use(Caller.Engine);
            await GrainFactory.GetGrain<IAuditGrain>(Tenant).Append(note);
        }

        return Outcome.Done;
    }

    private static void MustBeEngine()
    {
        if (Caller.Current is { IsEngine: false })
        {
            throw new ForeignGrainException();
        }
    }

    private static bool Has(PeopleList people, Member member, Permission needs) =>
        people.Roles.FirstOrDefault(role => role.Id == member.RoleId)?.Permissions.Has(needs) == true;

    /// <summary>Tells members of what waits: what comes meanwhile is told together afterwards.</summary>
    private async Task TellAll()
    {
        try
        {
            await Task.Yield();
            using var engine = Caller.Use(Caller.Engine);
            while (_waiting.Count > 0)
            {
                var batch = _waiting;
                _waiting = [];
                var people = await People();
                foreach (var notice in batch.TakeLast(MaxAtOnce))
                {
                    if (_told.Count >= MaxTold)
                    {
                        _told.Clear();
                    }

                    _told.Add(notice.Conversation!);
                }

                await Task.WhenAll(people.Members.Where(member => Has(people, member, Permission.Reply)).Select(member =>
                {
                    var seen = batch.TakeLast(MaxAtOnce).Where(notice => Sees(member, notice)).ToImmutableArray();
                    return seen.IsEmpty ? Task.CompletedTask : Each([member], grain => grain.Take(seen));
                }));
            }
        }
        catch (Exception error)
        {
            LogNotTold(logger, Tenant, error);
        }
        finally
        {
            _isTelling = false;
        }
    }

    private static bool Sees(Member member, Notice notice) => member.Visibility.Shows(
        ConversationKey.Parse(notice.Conversation!).Connection.Value, false, notice.Team is { } team && member.Teams.Contains(team, StringComparer.Ordinal));

    private async ValueTask<PeopleList> People()
    {
        if (_people is null || time.GetElapsedTime(_peopleAt) > Memory)
        {
            using var engine = Caller.Use(Caller.Engine);
            (_people, _peopleAt) = (await GrainFactory.GetGrain<IPeopleGrain>(Tenant).List(), time.GetTimestamp());
        }

        return _people;
    }

    private async Task Each(IEnumerable<Member> members, Func<INotificationsGrain, Task> what, bool mayFail = true)
    {
        using var engine = Caller.Use(Caller.Engine);
        await Task.WhenAll(members.Select(async member =>
        {
            try
            {
                await what(GrainFactory.GetGrain<INotificationsGrain>(INotificationsGrain.Key(Tenant, member.AccountId)));
            }
            catch (Exception error) when (mayFail)
            {
                LogNotTold(logger, Tenant, error);
            }
        }));
    }
}
