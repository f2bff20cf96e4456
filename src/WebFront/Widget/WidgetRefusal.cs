namespace Chatbotics.WebFront.Widget;

/// <summary>Why something was refused.</summary>
/// <param name="Code">A stable word.</param>
/// <param name="Title">A sentence for developers.</param>
internal sealed record WidgetRefusal(string Code, string Title);
