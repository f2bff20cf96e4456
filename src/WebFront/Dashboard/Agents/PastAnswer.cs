namespace Chatbotics.WebFront.Dashboard.Agents;

/// <summary>A question of a customer that a person of the team answered, as a suggestion for a knowledge base.</summary>
/// <param name="Id">Where it stands, as a digest: the same place has the same id.</param>
/// <param name="Question">What the customer asked.</param>
/// <param name="Answer">What the person answered.</param>
internal sealed record PastAnswer(string Id, string Question, string Answer);
