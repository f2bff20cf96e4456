namespace Chatbotics.WebFront.Widget;

/// <summary>Who the site's server says the visitor is.</summary>
/// <param name="Id">The site's own id.</param>
/// <param name="Hash">The proof.</param>
/// <param name="Name">A name for the team to read.</param>
internal sealed record WidgetUser(string? Id, string? Hash, string? Name);
