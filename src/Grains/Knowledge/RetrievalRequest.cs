using System.Collections.Immutable;

namespace Chatbotics.Grains.Knowledge;

/// <summary>A question to a workspace's knowledge.</summary>
public sealed record RetrievalRequest
{
    /// <summary>The question, in the customer's words.</summary>
    public required string Question { get; init; }

    /// <summary>The knowledge bases to look in; none finds nothing.</summary>
    public required ImmutableArray<string> Bases { get; init; }

    /// <summary>The languages of their documents, BCP 47 tags; the question's own is tried as well.</summary>
    public ImmutableArray<string> Languages { get; init; } = ["en"];

    /// <summary>How many passages at most, 1 to 50.</summary>
    public int Limit { get; init; } = 5;

    /// <summary>Looks by meaning too, when embeddings are set up.</summary>
    public bool ByMeaning { get; init; } = true;
}
