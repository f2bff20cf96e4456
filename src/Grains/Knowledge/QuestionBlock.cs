namespace Chatbotics.Grains.Knowledge;

/// <summary>A question and its answer, which stay together.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answer">The answer.</param>
public sealed record QuestionBlock(string Question, string Answer) : DocumentBlock;
