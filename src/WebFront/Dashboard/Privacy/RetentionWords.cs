using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Privacy.Retention;
using Chatbotics.WebFront.Dashboard.Shell;

namespace Chatbotics.WebFront.Dashboard.Privacy;

/// <summary>Rules of retention in words.</summary>
internal static class RetentionWords
{
    /// <summary>What a kind is called.</summary>
    /// <param name="kind">The kind.</param>
    public static string Name(RetentionKind kind) => kind switch
    {
        RetentionKind.Messages => Texts.Privacy["Messages"],
        RetentionKind.Media => Texts.Privacy["Files"],
        RetentionKind.Traces => Texts.Privacy["Agents’ evidence"],
        RetentionKind.Analytics => Texts.Privacy["Counts"],
        _ => Texts.Privacy["Audit log"],
    };

    /// <summary>What a rule of a kind does.</summary>
    /// <param name="kind">The kind.</param>
    public static string About(RetentionKind kind) => kind switch
    {
        RetentionKind.Messages => Texts.Privacy["Whole conversations, with everything in them, so many days after their last message."],
        RetentionKind.Media => Texts.Privacy["Pictures, voice notes and files, so many days after each came or went. The messages stay."],
        RetentionKind.Traces => Texts.Privacy["What agents looked at for an answer, so many days after it. The answers stay."],
        RetentionKind.Analytics => Texts.Privacy["What agents did and spent on each day. What is older stays as sums of months, which name nobody."],
        _ => Texts.Privacy["The oldest entries go. What is left can still be checked: the log keeps the hash it goes on from."],
    };

    /// <summary>How long something is kept.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="days">The days; null without a rule.</param>
    public static string For(RetentionKind kind, int? days) => days is { } some ? ReceiptWords.Count(some, "day") : kind switch
    {
        RetentionKind.Messages => Texts.Privacy["everything#kept"],
        RetentionKind.Analytics => ReceiptWords.Count(35, "day"),
        RetentionKind.Audit => Texts.Privacy["as long as the workspace"],
        _ => Texts.Privacy["as long as the messages"],
    };

    /// <summary>A number of what a kind is about.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="count">How many.</param>
    public static string Count(RetentionKind kind, long count) => kind switch
    {
        RetentionKind.Messages => ReceiptWords.Count(count, "conversation"),
        RetentionKind.Media => ReceiptWords.Count(count, "file"),
        RetentionKind.Traces => Texts.Privacy.Count("{0:N0} answer|{0:N0} answers", count),
        RetentionKind.Analytics => Texts.Privacy.Count("{0:N0} count of a day|{0:N0} counts of days", count),
        _ => Texts.Privacy.Count("{0:N0} entry|{0:N0} entries", count),
    };

    /// <summary>A channel, or all of them.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="platform">The channel.</param>
    public static string Channel(RetentionKind kind, ChannelPlatform platform) => platform != RetentionRule.Workspace ? Look.Name(platform)
        : RetentionRule.IsByChannel(kind) ? Texts.Privacy["All other channels"]
        : Texts.Privacy["The workspace"];

    /// <summary>The question at the field.</summary>
    /// <param name="kind">The kind.</param>
    public static string Ask(RetentionKind kind) => kind == RetentionKind.Messages ? Texts.Privacy["Days after the last message"] : Texts.Privacy["Days"];

    /// <summary>What an empty field means.</summary>
    /// <param name="kind">The kind.</param>
    public static string Empty(RetentionKind kind) => kind switch
    {
        RetentionKind.Messages => Texts.Privacy["empty: keep everything"],
        RetentionKind.Analytics => Texts.Privacy["empty: 35 days"],
        RetentionKind.Audit => Texts.Privacy["empty: as long as the workspace"],
        _ => Texts.Privacy["empty: as long as the messages"],
    };

    /// <summary>What is wrong with the days.</summary>
    /// <param name="kind">The kind.</param>
    public static string BadDays(RetentionKind kind) => kind switch
    {
        RetentionKind.Analytics => Texts.Privacy["Give 8 to 3,660 days: budgets and the figures of the last week are made of these counts."],
        RetentionKind.Audit => Texts.Privacy["Give 365 to 3,660 days: an auditor must be able to see a whole year."],
        _ => Texts.Privacy["Give 1 to 3,660 days, or leave it empty to keep everything."],
    };
}
