using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.WebFront.Identity.Journeys;

/// <summary>What came of inviting somebody.</summary>
/// <param name="Refusal">Why it was refused; null when it was not.</param>
/// <param name="Link">The link to pass on by hand, when no mail can be sent; shown this once.</param>
internal sealed record InvitationSent(Refusal? Refusal, string? Link)
{
    /// <summary>The invitation's id; null when it was refused.</summary>
    public string? Id { get; init; }
}
