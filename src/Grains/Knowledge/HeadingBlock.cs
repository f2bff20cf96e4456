namespace Chatbotics.Grains.Knowledge;

/// <summary>A heading; what follows is below it until one of the same or a higher level.</summary>
/// <param name="Level">1 for the highest, to 6.</param>
/// <param name="Text">Its text, one line.</param>
public sealed record HeadingBlock(int Level, string Text) : DocumentBlock;
