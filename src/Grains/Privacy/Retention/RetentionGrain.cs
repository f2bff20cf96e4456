using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy;
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
/// <param name="ids">Ids.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
[GrainType("retention")]
internal sealed partial class RetentionGrain(
    [PersistentState("retention")] IPersistentState<RetentionState> retention,
    IConversationCatalog catalog,
    IIdGenerator ids,
    TimeProvider time,
    ILogger<RetentionGrain> logger) : Grain, IRetentionGrain, IRemindable, IIncomingGrainCallFilter
{
    private const string Reminder = "run";
    private const int MaxHolds = 100;
    private const int MaxHeld = 1_000;
    private const int KeptRuns = 60;
    private const int HourOfRun = 3;
    private static readonly TimeSpan Warning = TimeSpan.FromHours(12);
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
        return new RetentionOverview
        {
            Rules = [.. state.Rules.Select(Promoted)],
            Holds = state.Holds,
            Runs = state.Runs,
            NextRun = state.NextRun,
            Stored = [.. ages.GroupBy(static age => age.Platform).Select(group => new RetentionStored(
                group.Key,
                group.Sum(static age => age.Conversations),
                DateTimeOffset.FromUnixTimeMilliseconds(group.Min(static age => age.Oldest)),
                state.Holds.Count(hold => hold.Platform == group.Key
                    || hold.Conversations.Any(key => ConversationKey.Parse(key).Connection.Platform == group.Key))))],
        };
    }

    /// <inheritdoc/>
    public async Task<RetentionPreview> Preview(ChannelPlatform platform, int? days)
    {
        var firstRun = FirstRun();
        var all = (await catalog.CountByAge(Tenant)).Where(age => age.Platform == platform).OrderBy(static age => age.Month).ToArray();
        var total = all.Sum(static age => age.Conversations);
        if (days is not { } kept)
        {
            return new RetentionPreview(0, 0, total, null, firstRun, []);
        }

        var cutoff = firstRun - TimeSpan.FromDays(kept);
        var (due, held, oldest) = (0L, 0L, (long?)null);
        var goes = new Dictionary<DateOnly, long>();
        await foreach (var conversation in Due(platform, cutoff))
        {
            due++;
            if (retention.State.Holds.Any(hold => hold.Holds(conversation.Key)))
            {
                held++;
                continue;
            }

            oldest ??= conversation.LastActivity;
            var at = DateTimeOffset.FromUnixTimeMilliseconds(conversation.LastActivity).UtcDateTime;
            var month = new DateOnly(at.Year, at.Month, 1);
            goes[month] = goes.GetValueOrDefault(month) + 1;
        }

        return new RetentionPreview(
            due - held,
            held,
            total - due,
            oldest is { } first ? DateTimeOffset.FromUnixTimeMilliseconds(first) : null,
            firstRun,
            [.. all.TakeLast(12).Select(age => new RetentionMonth(age.Month, goes.GetValueOrDefault(age.Month), age.Conversations - goes.GetValueOrDefault(age.Month)))]);
    }

    /// <inheritdoc/>
    public async Task<Outcome> SetRule(ChannelPlatform platform, int? days)
    {
        if (Refuse() is { } refusal)
        {
            return refusal;
        }

        if (days is < RetentionRule.MinDays or > RetentionRule.MaxDays)
        {
            return PrivacyRefusals.Days;
        }

        var present = retention.State.Rules.Select(Promoted).FirstOrDefault(rule => rule.Platform == platform) ?? new RetentionRule { Platform = platform };
        var isShorter = days is { } wished && (present.Days is not { } old || wished < old);
        var next = isShorter
            ? present with { NextDays = days, NextFrom = FirstRun() }
            : present with { Days = days, NextDays = null, NextFrom = null };
        await Write(next, PrivacyAuditActions.RetentionChanged, platform.Name(), days);
        await this.RegisterOrUpdateReminder(Reminder, Look, Look);
        return Outcome.Done;
    }

    /// <inheritdoc/>
    public async Task<Outcome> KeepRule(ChannelPlatform platform)
    {
        if (Refuse() is { } refusal)
        {
            return refusal;
        }

        if (retention.State.Rules.FirstOrDefault(rule => rule.Platform == platform) is { NextFrom: not null } announced && announced.NextFrom > time.GetUtcNow())
        {
            await Write(announced with { NextDays = null, NextFrom = null }, PrivacyAuditActions.RetentionChanged, platform.Name(), announced.Days);
        }

        return Outcome.Done;
    }

    /// <inheritdoc/>
    public async Task<Outcome> SetHold(LegalHold hold)
    {
        if (Refuse() is { } refusal)
        {
            return refusal;
        }

        var name = hold.Name.Trim();
        if (name.Length is 0 or > 80)
        {
            return PrivacyRefusals.HoldName;
        }

        var conversations = hold.Conversations.IsDefault ? [] : hold.Conversations;
        if (retention.State.Holds.Length >= MaxHolds || conversations.Length > MaxHeld
            || (hold.Platform is null && conversations.IsEmpty)
            || !conversations.All(key => GrainKeys.TenantOf(key).SequenceEqual(Tenant)))
        {
            return PrivacyRefusals.HoldScope;
        }

        var made = hold with
        {
            Id = ids.NewId().ToString("N"),
            Name = name,
            Conversations = conversations,
            SetAt = time.GetUtcNow(),
            SetBy = Caller.Current?.AccountId,
        };
        await retention.Replace(retention.State with { Holds = retention.State.Holds.Add(made) });
        await Note(PrivacyAuditActions.HoldSet, made.Id);
        return Outcome.Made(made.Id);
    }

    /// <inheritdoc/>
    public async Task<Outcome> LiftHold(string id)
    {
        if (Refuse() is { } refusal)
        {
            return refusal;
        }

        var left = retention.State.Holds.RemoveAll(hold => string.Equals(hold.Id, id, StringComparison.Ordinal));
        if (left.Length < retention.State.Holds.Length)
        {
            await retention.Replace(retention.State with { Holds = left });
            await Note(PrivacyAuditActions.HoldLifted, id);
        }

        return Outcome.Done;
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> Held(ImmutableArray<string> conversations) => Task.FromResult<ImmutableArray<string>>(
        retention.State.Holds.IsEmpty
            ? []
            : [.. conversations.Where(key => retention.State.Holds.Any(hold => hold.Holds(ConversationKey.Parse(key))))]);

    /// <inheritdoc/>
    public async Task<ImmutableArray<string>> HeldUnder(string prefix)
    {
        foreach (var hold in retention.State.Holds)
        {
            var named = hold.Conversations.Where(key => key.StartsWith(prefix + GrainKeys.Separator, StringComparison.Ordinal)).Take(1).ToImmutableArray();
            if (!named.IsEmpty)
            {
                return named;
            }

            // A hold of a whole platform: what there is of it.
            string? after = null;
            while (hold.Platform is not null)
            {
                var page = await catalog.List(prefix, after, Page);
                if (page.FirstOrDefault(row => hold.Holds(row.Key)) is { Key.Value: { } found })
                {
                    return [found];
                }

                if (page.Length < Page)
                {
                    break;
                }

                after = page[^1].Key.Value;
            }
        }

        return [];
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

    private async Task Write(RetentionRule rule, string action, string target, int? days)
    {
        var others = retention.State.Rules.RemoveAll(one => one.Platform == rule.Platform);
        await retention.Replace(retention.State with
        {
            Rules = [.. others.Add(rule).OrderBy(static one => one.Platform)],
            NextRun = retention.State.NextRun ?? NextRunAfter(time.GetUtcNow()),
        });
        await Note(action, target, new AuditDetail("days", days?.ToString(CultureInfo.InvariantCulture) ?? "none"));
    }

    private async Task Note(string action, string target, params AuditDetail[] details)
    {
        var note = AuditNote.OfCaller(ids.NewId(), time.GetUtcNow(), action, target, details);
        using var engine = Caller.Use(Caller.Engine);
        await GrainFactory.GetGrain<IAuditGrain>(Tenant).Append(note);
    }

    private static Refusal? Refuse() =>
        Caller.Current is { IsEngine: false } caller && !caller.Permissions.Has(Permission.ManagePrivacy) ? Refusals.NotAllowed : null;

    /// <summary>The rule with an announced change that holds by now.</summary>
    private RetentionRule Promoted(RetentionRule rule) =>
        rule.NextFrom is { } from && from <= time.GetUtcNow() ? rule with { Days = rule.NextDays, NextDays = null, NextFrom = null } : rule;

    private DateTimeOffset FirstRun()
    {
        var next = NextRunAfter(time.GetUtcNow());
        return next - time.GetUtcNow() >= Warning ? next : next.AddDays(1);
    }

    /// <summary>Three in the night, in UTC, which knows no daylight saving.</summary>
    private static DateTimeOffset NextRunAfter(DateTimeOffset now)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddHours(HourOfRun);
        return today > now ? today : today.AddDays(1);
    }
}
