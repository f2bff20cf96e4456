namespace Chatbotics.WebFront.Identity.Journeys;

/// <summary>What the page behind an invitation's link shows.</summary>
/// <param name="Workspace">The workspace's name.</param>
/// <param name="Email">The address that the invitation is bound to.</param>
/// <param name="AccountId">The account that has this address; null when the person needs one.</param>
internal sealed record InvitationPreview(string Workspace, string Email, string? AccountId);
