using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.People;
using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.Privacy.Retention;

/// <summary>
/// A workspace's retention: rules for each channel, legal holds, and the nightly run that erases what is due. It asks the
/// store which conversations are old enough and wakes none of them. Key: the tenant id. Changes need
/// <see cref="Permission.ManagePrivacy"/>.
/// </summary>
[Alias("retention")]
public interface IRetentionGrain : IGrainWithStringKey
{
    /// <summary>The rules and how they stand.</summary>
    [Alias("get"), AlwaysInterleave]
    Task<RetentionOverview> Get();

    /// <summary>What a rule would erase.</summary>
    /// <param name="kind">What the rule is about.</param>
    /// <param name="platform">The channel; <see cref="RetentionRule.Workspace"/> for the workspace's rule: then all channels that follow it.</param>
    /// <param name="days">The days; null for no end.</param>
    [Alias("preview-kind"), AlwaysInterleave]
    Task<RetentionPreview> Preview(RetentionKind kind, ChannelPlatform platform, int? days);

    /// <summary>
    /// Sets a rule. A shorter time holds from the next run on that is at least three days away, and the owners are told, so
    /// that there is time to take it back; a longer one holds at once and takes an announced change back.
    /// </summary>
    /// <param name="kind">What the rule is about.</param>
    /// <param name="platform">The channel; <see cref="RetentionRule.Workspace"/> for the workspace's rule.</param>
    /// <param name="days">From <see cref="RetentionRule.MinDaysOf"/> to <see cref="RetentionRule.MaxDays"/>; null for no end.</param>
    [Alias("set-kind")]
    Task<Outcome> SetRule(RetentionKind kind, ChannelPlatform platform, int? days);

    /// <summary>Takes an announced change back.</summary>
    /// <param name="kind">What the rule is about.</param>
    /// <param name="platform">As for <see cref="SetRule(RetentionKind, ChannelPlatform, int?)"/>.</param>
    [Alias("keep-kind")]
    Task<Outcome> KeepRule(RetentionKind kind, ChannelPlatform platform);

    /// <summary>Takes a channel's own rule away, so that the workspace's holds; announced like any other when that is shorter.</summary>
    /// <param name="kind">What the rule is about.</param>
    /// <param name="platform">The channel.</param>
    [Alias("inherit-kind")]
    Task<Outcome> Inherit(RetentionKind kind, ChannelPlatform platform);

    /// <summary>What a rule for messages would erase.</summary>
    /// <param name="platform">The channel.</param>
    /// <param name="days">The days after the last message; null for no end.</param>
    [Alias("preview"), AlwaysInterleave]
    Task<RetentionPreview> Preview(ChannelPlatform platform, int? days);

    /// <summary>Sets a channel's rule for messages, as <see cref="SetRule(RetentionKind, ChannelPlatform, int?)"/>.</summary>
    /// <param name="platform">The channel.</param>
    /// <param name="days"><see cref="RetentionRule.MinDays"/> to <see cref="RetentionRule.MaxDays"/>; null for no end.</param>
    [Alias("set-rule")]
    Task<Outcome> SetRule(ChannelPlatform platform, int? days);

    /// <summary>Takes an announced change of a channel's rule for messages back.</summary>
    /// <param name="platform">The channel.</param>
    [Alias("keep-rule")]
    Task<Outcome> KeepRule(ChannelPlatform platform);

    /// <summary>Sets a legal hold.</summary>
    /// <param name="hold">What is held.</param>
    [Alias("set-hold")]
    Task<Outcome> SetHold(LegalHold hold);

    /// <summary>Lifts a legal hold. Idempotent.</summary>
    /// <param name="id">Its id.</param>
    [Alias("lift-hold")]
    Task<Outcome> LiftHold(string id);

    /// <summary>The holds that keep a conversation.</summary>
    /// <param name="conversation">Its key.</param>
    [Alias("holds-of"), AlwaysInterleave]
    Task<ImmutableArray<LegalHold>> HoldsOf(string conversation);

    /// <summary>How many conversations a hold would keep as they are now.</summary>
    /// <param name="hold">The hold.</param>
    [Alias("preview-hold"), AlwaysInterleave]
    Task<long> PreviewHold(LegalHold hold);

    /// <summary>Which of some conversations are on legal hold, by whatever hold.</summary>
    /// <param name="conversations">Their keys; keys of contacts may stand among them.</param>
    [Alias("held"), AlwaysInterleave]
    Task<ImmutableArray<string>> Held(ImmutableArray<string> conversations);

    /// <summary>Which conversations under a connection or in the whole workspace are on legal hold.</summary>
    /// <param name="prefix">A connection's key, or the tenant id.</param>
    /// <returns>Some of them: one is enough to keep the whole.</returns>
    [Alias("held-under"), AlwaysInterleave]
    Task<ImmutableArray<string>> HeldUnder(string prefix);

    /// <summary>Runs the rules if their time has come; null when it has not.</summary>
    [Alias("run-if-due")]
    Task<RetentionRun?> RunIfDue();
}
