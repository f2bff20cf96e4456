namespace Chatbotics.WebFront.Widget;

/// <summary>A message is stored.</summary>
/// <param name="Id">The chat's own id.</param>
/// <param name="Token">The token from now on.</param>
internal sealed record WidgetPosted(string Id, string Token);
