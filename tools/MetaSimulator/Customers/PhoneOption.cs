namespace Chatbotics.MetaSimulator.Customers;

/// <summary>Something under a message that the customer can tap: a reply button, a list row, a quick reply.</summary>
/// <param name="Id">What the business gets back: button or row id, or payload.</param>
/// <param name="Title">What the customer reads.</param>
/// <param name="Description">The second line of a list row.</param>
/// <param name="Url">The page a web button opens; null for one that answers.</param>
public sealed record PhoneOption(string Id, string Title, string? Description = null, string? Url = null);
