namespace Chatbotics.Grains.Abstractions.Assistants;

/// <summary>One thing the responder knows.</summary>
/// <param name="Question">How a customer would ask, up to 1,000 characters.</param>
/// <param name="Answer">What to reply, up to 4,000 characters.</param>
[GenerateSerializer, Immutable, Alias("question-answer")]
public sealed record QuestionAnswer([property: Id(0)] string Question, [property: Id(1)] string Answer);
