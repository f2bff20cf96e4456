using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.WebFront.Dashboard.Organise;

/// <summary>An act over some conversations, under way or done.</summary>
/// <param name="Act">What.</param>
/// <param name="Before">The conversations as they were.</param>
/// <param name="Done">How many are done.</param>
/// <param name="Refused">How many were not done.</param>
/// <param name="Sentence">What to say about it; null while it is under way.</param>
/// <param name="CanUndo">Whether undo is offered.</param>
internal sealed record OrganiseRun(
    OrganiseAct Act, ImmutableArray<ConversationSummary> Before, int Done, int Refused, string? Sentence, bool CanUndo)
{
    /// <summary>How far it is, 0 to 100.</summary>
    public int Percent => Before.IsEmpty ? 100 : (Done + Refused) * 100 / Before.Length;
}
