using System.Globalization;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.WebFront.Dashboard.Shell;

namespace Chatbotics.WebFront.Dashboard.Conversations;

/// <summary>Activity lines about how the team orders its work, in words.</summary>
internal static class OrganisingText
{
    /// <summary>The words for an activity; null when it is about something else.</summary>
    /// <param name="item">The activity.</param>
    /// <param name="reader">The reader's id.</param>
    /// <param name="who">Who did it, as the beginning of a sentence.</param>
    public static ActivityText? For(ThreadItem item, string reader, string who) => item.Activity switch
    {
        "snooze_ended" => new("The snooze ended.", null, "snooze"),
        "assigned" => Assigned(item, reader, who),
        "unassigned" => new($"{who} took it from whoever had it.", item.Detail, "person"),
        "team_assigned" => new(item.Author.Kind == AuthorKind.System ? $"Team: {item.Detail}." : $"{who} gave it to the team {item.Detail}.", null, "group"),
        "team_removed" => new($"{who} took it from its team.", null, "group"),
        "priority_changed" => new(item.Detail == "none" ? $"{who} took the priority off." : $"{who} set the priority to {item.Detail}.", null, "flag"),
        "labels_added" => new($"{who} labelled it {item.Detail}.", null, "tag"),
        "labels_removed" => new($"{who} took the label {item.Detail} off.", null, "tag"),
        _ => null,
    };

    /// <summary>Until when something is snoozed, as the end of a sentence.</summary>
    /// <param name="time">The time in ISO 8601; null until the customer writes.</param>
    public static string Until(string? time) =>
        DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.None, out var until)
            ? $"until {until.UtcDateTime.ToString("d MMM, HH:mm", CultureInfo.InvariantCulture)} UTC"
            : "until the customer writes";

    private static ActivityText Assigned(ThreadItem item, string reader, string who)
    {
        if (item.Author.Kind == AuthorKind.System && item.Detail is { } sentence)
        {
            // A rule says itself what it decided, and why.
            return new(sentence, null, "person");
        }

        var whom = item.Owner is { } owner ? owner.Id == reader ? "you" : Look.Name(owner, reader) : "somebody";
        var self = item.Owner?.Id is { } id && id == item.Author.Id;
        return new(self ? $"{who} took it." : $"{who} assigned it to {whom}.", item.Detail, "person");
    }
}
