namespace Chatbotics.Assistants.Responder;

/// <summary>
/// The responder's constants. They are calibrated on the questions in the tests (paraphrases that must be found, unknown
/// questions that must be handed over); change them only together with those figures.
/// </summary>
internal static class ResponderTuning
{
    /// <summary>BM25: how quickly a repeated word stops counting.</summary>
    public const double K1 = 1.2;

    /// <summary>BM25: how much a long text is held against it.</summary>
    public const double B = 0.4;

    /// <summary>A word of the question counts as much as this many of the answer.</summary>
    public const double QuestionWeight = 3;

    /// <summary>A word of the answer.</summary>
    public const double AnswerWeight = 0.6;

    /// <summary>
    /// Documents that the collection is thought to have besides its own, in which everyday words are frequent: so that
    /// the words of a list with three questions are weighed sensibly too.
    /// </summary>
    public const double BackgroundDocuments = 50;

    /// <summary>The share of background documents that hold an everyday word.</summary>
    public const double EverydayShare = 0.5;

    /// <summary>The least score of an answer: about one telling word of a question.</summary>
    public const double MinScore = 2.0;

    /// <summary>How much it counts for an entry that one of its own sentences was asked whole, against the share of the message that it covers.</summary>
    public const double ContainmentWeight = 0.5;

    /// <summary>The least confidence of an answer: coverage plus weighted containment.</summary>
    public const double MinConfidence = 0.65;

    /// <summary>The confidence it takes when another entry comes near.</summary>
    public const double MinConfidenceWhenClose = 0.8;

    /// <summary>Another entry is near when the best one's score is less than this many times its score.</summary>
    public const double CloseLead = 1.3;

    /// <summary>What two neighbouring words add that stand side by side in a question too, as a share of their weight.</summary>
    public const double PairWeight = 0.5;

    /// <summary>What a word that stands only in the answer adds to the coverage.</summary>
    public const double AnswerCoverage = 0.6;

    /// <summary>The most that a word counts which only resembles a known one (a typing mistake, an unknown ending).</summary>
    public const double ResemblanceWeight = 0.8;
}
