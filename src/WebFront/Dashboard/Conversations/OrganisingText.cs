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
        "snooze_ended" => new(Texts.Thread["The snooze ended."], null, "snooze"),
        "assigned" => Assigned(item, reader, who),
        "unassigned" => new(Texts.Thread.Told("{0} took it from whoever had it.", IsReader(item, reader), who), item.Detail, "person"),
        "team_assigned" => new(item.Author.Kind == AuthorKind.System ? Texts.Thread["Team: {0}.", item.Detail] : Texts.Thread.Told("{0} gave it to the team {1}.", IsReader(item, reader), who, item.Detail), null, "group"),
        "team_removed" => new(Texts.Thread.Told("{0} took it from its team.", IsReader(item, reader), who), null, "group"),
        "priority_changed" => new(item.Detail == "none" ? Texts.Thread.Told("{0} took the priority off.", IsReader(item, reader), who) : Texts.Thread.Told("{0} set the priority to {1}.", IsReader(item, reader), who, Enum.TryParse<ConversationPriority>(item.Detail, ignoreCase: true, out var priority) ? Organise.PriorityLook.Lower(priority) : item.Detail), null, "flag"),
        "labels_added" => new(Texts.Thread.Told("{0} labelled it {1}.", IsReader(item, reader), who, item.Detail), null, "tag"),
        "labels_removed" => new(Texts.Thread.Told("{0} took the label {1} off.", IsReader(item, reader), who, item.Detail), null, "tag"),
        _ => null,
    };

    /// <summary>Until when something is snoozed, as the end of a sentence.</summary>
    /// <param name="time">The time in ISO 8601; null until the customer writes.</param>
    public static string Until(string? time) =>
        DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.None, out var until)
            ? Texts.Thread["until {0} UTC", until.UtcDateTime.ToString(Texts.Thread["d MMM, HH:mm"], Speech.Culture)]
            : Texts.Thread["until the customer writes"];

    private static bool IsReader(ThreadItem item, string reader) => item.Author.Kind == AuthorKind.Person && item.Author.Id == reader;

    private static ActivityText Assigned(ThreadItem item, string reader, string who)
    {
        if (item.Author.Kind == AuthorKind.System && item.Detail is { } sentence)
        {
            // A rule says itself what it decided, and why.
            return new(sentence, null, "person");
        }

        var whom = item.Owner is { } owner ? owner.Id == reader ? Texts.Thread["you#whom"] : Look.Name(owner, reader) : Texts.Thread["somebody"];
        var self = item.Owner?.Id is { } id && id == item.Author.Id;
        return new(self ? Texts.Thread.Told("{0} took it.", IsReader(item, reader), who) : Texts.Thread.Told("{0} assigned it to {1}.", IsReader(item, reader), who, whom), item.Detail, "person");
    }
}
