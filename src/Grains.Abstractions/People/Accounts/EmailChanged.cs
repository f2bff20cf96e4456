namespace Chatbotics.Grains.Abstractions.People.Accounts;

/// <summary>What came of a change of address.</summary>
/// <param name="Refusal">Why it was refused; null when it was done.</param>
/// <param name="Former">The address before, which is told; null when nothing was changed.</param>
[GenerateSerializer, Immutable, Alias("email-changed")]
public sealed record EmailChanged([property: Id(0)] Refusal? Refusal, [property: Id(1)] string? Former = null);
