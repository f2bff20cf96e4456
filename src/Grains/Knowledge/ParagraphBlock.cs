namespace Chatbotics.Grains.Knowledge;

/// <summary>A paragraph or an item of a list.</summary>
/// <param name="Text">Its text.</param>
public sealed record ParagraphBlock(string Text) : DocumentBlock;
