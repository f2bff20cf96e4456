namespace Chatbotics.Grains.Abstractions.People.Accounts;

/// <summary>A command that ends every session but the caller's, which gets a new id.</summary>
/// <param name="Refusal">Why it was refused; null when it was done.</param>
/// <param name="Ticket">What the caller's cookie must carry from now on; null when the caller had no session.</param>
[GenerateSerializer, Immutable, Alias("signed-in")]
public sealed record SignedIn([property: Id(0)] Refusal? Refusal = null, [property: Id(1)] SessionTicket? Ticket = null);
