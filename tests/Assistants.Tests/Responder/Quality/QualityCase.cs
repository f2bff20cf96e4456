namespace Chatbotics.Assistants.Tests.Responder.Quality;

/// <summary>One message and what must come of it.</summary>
/// <param name="Message">What the customer writes.</param>
/// <param name="Expected">The start of the entry's question that must answer it; null when it must be handed over.</param>
public sealed record QualityCase(string Message, string? Expected);
