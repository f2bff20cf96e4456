using System.Globalization;
using System.Text;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.WebFront.Identity.Journeys;

/// <summary>What ids of workspaces that people choose must be like.</summary>
internal static class WorkspaceIds
{
    /// <summary>An id made of a name: "Bär und Sohn" becomes "bar-und-sohn". A name without Latin letters gets "workspace".</summary>
    /// <param name="name">As typed.</param>
    public static string Suggest(string name)
    {
        var id = new StringBuilder();
        foreach (var sign in name.Trim().Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(sign))
            {
                id.Append(char.ToLowerInvariant(sign));
            }
            else if (id.Length > 0 && id[^1] != '-' && CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark)
            {
                id.Append('-');
            }

            if (id.Length == 30)
            {
                break;
            }
        }

        var suggested = id.ToString().Trim('-');
        return WhyNot(suggested) is null ? suggested : "workspace";
    }

    /// <summary>Why an id is refused, or null when it is good.</summary>
    /// <param name="id">As typed.</param>
    public static Refusal? WhyNot(string id) =>
        !GrainKeys.IsTenantId(id) ? Refusals.BadWorkspaceId
        : string.Equals(id, IInstallationGrain.Key, StringComparison.Ordinal) ? Refusals.WorkspaceTaken
        : null;
}
