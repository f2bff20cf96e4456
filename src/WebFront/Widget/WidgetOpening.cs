namespace Chatbotics.WebFront.Widget;

/// <summary>Opens a session.</summary>
/// <param name="Token">The token of an earlier one.</param>
/// <param name="User">Who the site says the visitor is.</param>
internal sealed record WidgetOpening(string? Token, WidgetUser? User);
