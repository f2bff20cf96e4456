namespace Chatbotics.Grains.Knowledge;

/// <summary>A passage that may answer a question.</summary>
/// <param name="Hit">The passage.</param>
/// <param name="Coverage">The share of the question's telling words that the passage has, 0 to 1: near 0, it rests on hardly anything that was asked.</param>
/// <param name="ByMeaning">Whether its meaning, not only its words, brought it up.</param>
public sealed record FoundPassage(PassageHit Hit, double Coverage, bool ByMeaning);
