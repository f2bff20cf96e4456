namespace Chatbotics.Benchmarks;

/// <summary>How long to measure.</summary>
/// <param name="Pairs">How many pairs of floor and product.</param>
/// <param name="RequestsPerPhase">How many requests in each half of a pair.</param>
internal sealed record SuiteOptions(int Pairs = 5, int RequestsPerPhase = 60_000)
{
    /// <summary>With how many connections to measure, one after the other.</summary>
    public int[] Connections { get; init; } = [64, 256];

    /// <summary>How many conversations there are before live messages are measured.</summary>
    public int Conversations { get; init; } = 100_000;
}
