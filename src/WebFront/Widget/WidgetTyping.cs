namespace Chatbotics.WebFront.Widget;

/// <summary>Who writes at this moment.</summary>
/// <param name="By">"ai", "person", or null for nobody.</param>
internal sealed record WidgetTyping(string? By);
