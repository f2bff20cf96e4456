namespace Chatbotics.MetaSimulator.Assets;

/// <summary>A button of a template.</summary>
/// <param name="Text">What it shows.</param>
/// <param name="Url">Where it leads; null for a quick reply.</param>
public sealed record MessageTemplateButton(string Text, string? Url = null);
