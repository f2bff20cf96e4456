using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Abstractions.Privacy.Retention;
using Chatbotics.Grains.Hosting;

namespace Chatbotics.Grains.Privacy.Retention;

// The rules: a workspace's and its channels', for each kind, and what is announced.
internal sealed partial class RetentionGrain
{
    private static readonly ImmutableArray<ChannelPlatform> s_platforms = [.. Enum.GetValues<ChannelPlatform>()];

    private IEnumerable<RetentionRule> Rules => retention.State.Rules.Select(Promoted).OfType<RetentionRule>();

    /// <inheritdoc/>
    public Task<Outcome> SetRule(ChannelPlatform platform, int? days) => SetRule(RetentionKind.Messages, platform, days);

    /// <inheritdoc/>
    public Task<Outcome> KeepRule(ChannelPlatform platform) => KeepRule(RetentionKind.Messages, platform);

    /// <inheritdoc/>
    public async Task<Outcome> SetRule(RetentionKind kind, ChannelPlatform platform, int? days)
    {
        if ((Refuse() ?? Check(kind, platform, days)) is { } refusal)
        {
            return refusal;
        }

        var present = Own(kind, platform) ?? new RetentionRule { Kind = kind, Platform = platform };
        await Change(IsShorter(kind, platform, days)
            ? present with { NextDays = days, NextFrom = FirstRun(), NextInherits = false, Days = DaysOf(kind, platform) }
            : present with { Days = days, NextDays = null, NextFrom = null, NextInherits = false });
        return Outcome.Done;
    }

    /// <inheritdoc/>
    public async Task<Outcome> Inherit(RetentionKind kind, ChannelPlatform platform)
    {
        if (Refuse() is { } refusal)
        {
            return refusal;
        }

        if (platform == RetentionRule.Workspace || Own(kind, platform) is not { } present)
        {
            return Outcome.Done;
        }

        var days = Own(kind, RetentionRule.Workspace)?.Days;
        if (IsShorter(kind, platform, days))
        {
            await Change(present with { NextDays = days, NextFrom = FirstRun(), NextInherits = true });
        }
        else
        {
            await Forget(present);
            await Note(PrivacyAuditActions.RetentionChanged, Target(present), new AuditDetail("kind", kind.ToString()), new AuditDetail("days", "workspace"));
        }

        return Outcome.Done;
    }

    /// <inheritdoc/>
    public async Task<Outcome> KeepRule(RetentionKind kind, ChannelPlatform platform)
    {
        if (Refuse() is { } refusal)
        {
            return refusal;
        }

        if (Own(kind, platform) is { NextFrom: not null } announced)
        {
            await Change(announced with { NextDays = null, NextFrom = null, NextInherits = false });
        }

        return Outcome.Done;
    }

    private async Task Change(RetentionRule rule)
    {
        var others = retention.State.Rules.RemoveAll(one => one.Platform == rule.Platform && one.Kind == rule.Kind);
        await retention.Replace(retention.State with
        {
            Rules = [.. others.Add(rule).OrderBy(static one => one.Kind).ThenBy(static one => one.Platform)],
            NextRun = retention.State.NextRun ?? NextRunAfter(time.GetUtcNow()),
        });
        await this.RegisterOrUpdateReminder(Reminder, Look, Look);
        var days = rule.NextFrom is null ? rule.Days : rule.NextDays;
        await Note(
            PrivacyAuditActions.RetentionChanged,
            Target(rule),
            new AuditDetail("kind", rule.Kind.ToString()),
            new AuditDetail("days", days?.ToString(CultureInfo.InvariantCulture) ?? "none"));
        if (rule.NextFrom is { } from)
        {
            using var engine = Caller.Use(Caller.Engine);
            await GrainFactory.GetGrain<INotificationHubGrain>(Tenant).Tell(
                Permission.ManagePrivacy, new Notice { Kind = NotificationKind.RetentionAhead, At = from, Number = days ?? 0 });
        }
    }

    private Task Forget(RetentionRule rule) => retention.Replace(retention.State with
    {
        Rules = retention.State.Rules.RemoveAll(one => one.Platform == rule.Platform && one.Kind == rule.Kind),
    });

    private Refusal? Check(RetentionKind kind, ChannelPlatform platform, int? days)
    {
        if (!Enum.IsDefined(kind) || (platform != RetentionRule.Workspace && (!Enum.IsDefined(platform) || !RetentionRule.IsByChannel(kind))))
        {
            return PrivacyRefusals.RetentionChannel;
        }

        if (days < RetentionRule.MinDaysOf(kind) || days > RetentionRule.MaxDays)
        {
            return kind switch
            {
                RetentionKind.Audit => PrivacyRefusals.AuditDays,
                RetentionKind.Analytics => PrivacyRefusals.AnalyticsDays,
                _ => PrivacyRefusals.Days,
            };
        }

        return kind is RetentionKind.Media or RetentionKind.Traces && days is { } wished && ComingDaysOf(RetentionKind.Messages, platform) is { } messages && wished > messages
            ? PrivacyRefusals.LongerThanMessages
            : null;
    }

    /// <summary>Whether something would go that stays by the present rule.</summary>
    private bool IsShorter(RetentionKind kind, ChannelPlatform platform, int? days) =>
        days is { } wished && (DaysOf(kind, platform) is not { } present || wished < present);

    private RetentionRule? Own(RetentionKind kind, ChannelPlatform platform) => Rules.FirstOrDefault(rule => rule.Kind == kind && rule.Platform == platform);

    /// <summary>The days that hold now, the workspace's when the channel has no rule.</summary>
    private int? DaysOf(RetentionKind kind, ChannelPlatform platform) =>
        Own(kind, platform) is { } own ? own.Days : Own(kind, RetentionRule.Workspace)?.Days;

    /// <summary>The days that will hold when everything that is announced does.</summary>
    private int? ComingDaysOf(RetentionKind kind, ChannelPlatform platform) =>
        Own(kind, platform) is { } own ? own.NextFrom is null ? own.Days : own.NextDays
        : Own(kind, RetentionRule.Workspace) is { } all ? all.NextFrom is null ? all.Days : all.NextDays
        : null;

    /// <summary>The channels that follow a rule: its own, or for the workspace's all that have none.</summary>
    private ImmutableArray<ChannelPlatform> Following(RetentionKind kind, ChannelPlatform platform) => platform == RetentionRule.Workspace
        ? [.. s_platforms.Where(one => Own(kind, one) is null)]
        : [platform];

    /// <summary>The rule with an announced change that holds by now; null when it is gone by that.</summary>
    private RetentionRule? Promoted(RetentionRule rule) => rule.NextFrom is not { } from || from > time.GetUtcNow() ? rule
        : rule.NextInherits ? null
        : rule with { Days = rule.NextDays, NextDays = null, NextFrom = null };

    private static string Target(RetentionRule rule) => rule.Platform == RetentionRule.Workspace ? "workspace" : rule.Platform.Name();
}
