namespace Chatbotics.WebFront.Identity.Journeys;

/// <summary>The first owner can't be made as configured. The message says what to change.</summary>
/// <param name="message">One sentence for each thing that is wrong.</param>
public sealed class OwnerRefusedException(string message) : Exception(message);
