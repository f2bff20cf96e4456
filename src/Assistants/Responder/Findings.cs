using System.Collections.Immutable;
using Chatbotics.Assistants.Responder.Ranking;

namespace Chatbotics.Assistants.Responder;

/// <summary>What the list has for a customer's message.</summary>
/// <param name="Entries">The entries to answer with, in the order of what was asked.</param>
/// <param name="Ranked">Everything that was weighed, best first.</param>
/// <param name="HasOpenQuestion">Besides what is answered, something was asked that the list doesn't answer.</param>
internal sealed record Findings(ImmutableArray<int> Entries, ImmutableArray<Match> Ranked, bool HasOpenQuestion);
