using System.Runtime.InteropServices;

namespace Chatbotics.Assistants.Responder.Ranking;

/// <summary>How well an entry of the list fits what was asked.</summary>
/// <param name="Entry">The entry's index.</param>
/// <param name="Score">Its BM25 score; infinite when its question was asked word for word.</param>
/// <param name="Coverage">The share of the asked words, by weight, that it covers: 0 to 1.</param>
/// <param name="Containment">The share of one of its own question's sentences, by weight, that was asked: 0 to 1.</param>
/// <param name="Lead">How many times its score is the next one's.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Match(int Entry, double Score, double Coverage, double Containment, double Lead)
{
    /// <summary>How much speaks for it: 0 to 1.5.</summary>
    public double Confidence => Coverage + (ResponderTuning.ContainmentWeight * Containment);

    /// <summary>Whether it may be given as the answer.</summary>
    public bool IsSure => Score >= ResponderTuning.MinScore
        && Confidence >= (Lead < ResponderTuning.CloseLead ? ResponderTuning.MinConfidenceWhenClose : ResponderTuning.MinConfidence);
}
