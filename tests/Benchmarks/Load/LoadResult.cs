using System.Diagnostics;

namespace Chatbotics.Benchmarks.Load;

/// <summary>What a load came to.</summary>
/// <param name="Succeeded">Requests answered 200.</param>
/// <param name="Failed">Requests answered otherwise.</param>
/// <param name="Elapsed">From the first request to the last answer.</param>
/// <param name="Latencies">Each request's time in stopwatch ticks.</param>
/// <param name="SentAt">When each request was sent, in stopwatch ticks.</param>
internal sealed record LoadResult(int Succeeded, int Failed, TimeSpan Elapsed, long[] Latencies, long[] SentAt)
{
    public double PerSecond => Succeeded / Elapsed.TotalSeconds;

    public TimeSpan Percentile(double share)
    {
        var sorted = Latencies.ToArray();
        Array.Sort(sorted);
        return Stopwatch.GetElapsedTime(0, sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * share)]);
    }
}
