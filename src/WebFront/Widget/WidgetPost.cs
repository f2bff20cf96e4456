namespace Chatbotics.WebFront.Widget;

/// <summary>A visitor writes.</summary>
/// <param name="Id">The chat's own id, by which sending again is recognised.</param>
/// <param name="Text">What.</param>
internal sealed record WidgetPost(string? Id, string? Text);
