using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.WebFront.Identity.Journeys;

/// <summary>What ids of workspaces that people choose must be like.</summary>
internal static class WorkspaceIds
{
    /// <summary>Why an id is refused, or null when it is good.</summary>
    /// <param name="id">As typed.</param>
    public static Refusal? WhyNot(string id) =>
        !GrainKeys.IsTenantId(id) ? Refusals.BadWorkspaceId
        : string.Equals(id, IInstallationGrain.Key, StringComparison.Ordinal) ? Refusals.WorkspaceTaken
        : null;
}
