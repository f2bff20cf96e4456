using System.Collections.Immutable;

namespace Chatbotics.Assistants.Responder.Ranking;

/// <summary>A stem of the list.</summary>
/// <param name="Stem">The stem.</param>
/// <param name="Weight">How telling it is: its smoothed inverse document frequency.</param>
/// <param name="Postings">Where it stands.</param>
internal sealed record Term(string Stem, double Weight, ImmutableArray<Posting> Postings);
