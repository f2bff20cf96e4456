using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Retention;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.People;
using Chatbotics.Grains.Privacy.Ports;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Privacy.Retention;

/// <inheritdoc cref="IRetentionGrain"/>
/// <param name="retention">The stored rules.</param>
/// <param name="catalog">Which conversations are how old.</param>
/// <param name="parts">When their files and agents' evidence came.</param>
/// <param name="contacts">Finds everything of a person.</param>
/// <param name="ids">Ids.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
[GrainType("retention")]
internal sealed partial class RetentionGrain(
    [PersistentState("retention")] IPersistentState<RetentionState> retention,
    IConversationCatalog catalog,
    IPartIndex parts,
    IContactReach contacts,
    IIdGenerator ids,
    TimeProvider time,
    ILogger<RetentionGrain> logger) : Grain, IRetentionGrain, IRemindable, IIncomingGrainCallFilter
{
    private const string Reminder = "run";
    private const int KeptRuns = 60;
    private const int HourOfRun = 3;

    /// <summary>How long a rule is announced before it takes anything: over a weekend, somebody has seen it.</summary>
    private static readonly TimeSpan Warning = TimeSpan.FromDays(3);
    private static readonly TimeSpan Look = TimeSpan.FromHours(1);

    private readonly ClockGuard _guard = new(time);

    private string Tenant => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public Task Invoke(IIncomingGrainCallContext context) => CallerGate.Enter(context);

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        GrainKeys.Tenant(Tenant);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<RetentionOverview> Get()
    {
        var state = retention.State;
        var ages = await catalog.CountByAge(Tenant);
        var kept = await parts.Count(Tenant);
        var counts = await GrainFactory.GetGrain<IAgentUsageGrain>(Tenant).Age(0);
        var entries = await GrainFactory.GetGrain<IAuditGrain>(Tenant).Age(DateTimeOffset.MinValue);
        return new RetentionOverview
        {
            Rules = [.. Rules],
            Holds = state.Holds,
            Runs = state.Runs,
            NextRun = state.NextRun,
            Stored = [.. ages.GroupBy(static age => age.Platform).Select(group => new RetentionStored(
                group.Key,
                group.Sum(static age => age.Conversations),
                DateTimeOffset.FromUnixTimeMilliseconds(group.Min(static age => age.Oldest)),
                state.Holds.Count(hold => hold.Platform == group.Key || !hold.Contacts.IsEmpty || !hold.Conditions.IsEmpty
                    || (!hold.Conversations.IsDefault && hold.Conversations.Any(key => ConversationKey.Parse(key).Connection.Platform == group.Key)))))],
            Parts = [.. kept.GroupBy(static part => (part.Kind, part.Platform)).Select(static group => new RetentionPart(
                group.Key.Kind,
                group.Key.Platform,
                group.Sum(static part => part.Items),
                DateTimeOffset.FromUnixTimeMilliseconds(group.Min(static part => part.Oldest)))),
                new RetentionPart(RetentionKind.Analytics, RetentionRule.Workspace, counts.Days, counts.Oldest is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null),
                new RetentionPart(RetentionKind.Audit, RetentionRule.Workspace, entries.Entries, entries.Oldest)],
        };
    }

    /// <inheritdoc/>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        try
        {
            await RunIfDue();
        }
        catch (Exception exception)
        {
            LogFailed(logger, Tenant, exception);
        }
    }

    private async Task Note(string action, string target, params AuditDetail[] details)
    {
        var note = AuditNote.OfCaller(ids.NewId(), time.GetUtcNow(), action, target, details);
        using var engine = Caller.Use(Caller.Engine);
        await GrainFactory.GetGrain<IAuditGrain>(Tenant).Append(note);
    }

    private static Refusal? Refuse() =>
        Caller.Current is { IsEngine: false } caller && !caller.Permissions.Has(Permission.ManagePrivacy) ? Refusals.NotAllowed : null;

    private DateTimeOffset FirstRun() => NextRunAfter(time.GetUtcNow() + Warning);

    /// <summary>Three in the night, in UTC, which knows no daylight saving.</summary>
    private static DateTimeOffset NextRunAfter(DateTimeOffset now)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddHours(HourOfRun);
        return today > now ? today : today.AddDays(1);
    }
}
