using Chatbotics.Grains.Abstractions.Privacy.Retention;
using Chatbotics.WebFront.Dashboard.Organise;
using Chatbotics.WebFront.Dashboard.Shell;
using Chatbotics.WebFront.Dashboard.Tenancy;

namespace Chatbotics.WebFront.Dashboard.Privacy;

/// <summary>Legal holds in words.</summary>
internal static class HoldWords
{
    /// <summary>What a hold covers.</summary>
    /// <param name="hold">The hold.</param>
    /// <param name="facts">People, teams and labels; null before they are known.</param>
    /// <param name="workspace">Channels; null before they are known.</param>
    public static string Covers(LegalHold hold, OrganiseFacts? facts, WorkspaceOverview? workspace)
    {
        if (hold.Platform is { } platform)
        {
            return Texts.Privacy["all of "] + Look.Name(platform);
        }

        if (!hold.Conditions.IsEmpty)
        {
            return facts is null || workspace is null
                ? Texts.Privacy["what a filter finds"]
                : string.Join("; ", hold.Conditions.Select(condition => ConditionWords.Of(condition, facts, workspace)));
        }

        return !hold.Contacts.IsEmpty
            ? Texts.Privacy.Count("{0:N0} person with every conversation|{0:N0} people with every conversation", hold.Contacts.Length)
            : ReceiptWords.Count(hold.Conversations.IsDefault ? 0 : hold.Conversations.Length, "conversation");
    }

    /// <summary>Who set it.</summary>
    /// <param name="hold">The hold.</param>
    /// <param name="facts">The members; null before they are known.</param>
    public static string Who(LegalHold hold, OrganiseFacts? facts) =>
        facts?.Members.FirstOrDefault(member => member.Id == hold.SetBy)?.Name ?? Texts.Privacy["a former member"];
}
