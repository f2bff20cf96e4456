namespace Chatbotics.WebFront.Widget;

/// <summary>An answer while it is written.</summary>
/// <param name="Text">The whole text so far; null when there is none any more.</param>
internal sealed record WidgetDraft(string? Text);
