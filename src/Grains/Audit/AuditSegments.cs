using System.Globalization;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.Grains.Audit;

/// <summary>
/// Where entries lie. A segment is rewritten with each entry, so it is small; it is a grain of its own in the ordinary grain
/// storage, so that every store that can run the product can keep its audit log, and an append is one write.
/// </summary>
internal static class AuditSegments
{
    /// <summary>How many entries fill a segment: some 50 kB.</summary>
    public const int Size = 128;

    /// <summary>The segment of an entry.</summary>
    /// <param name="sequence">From 1.</param>
    public static int Of(long sequence) => (int)((sequence - 1) / Size);

    /// <summary>The first sequence of a segment.</summary>
    /// <param name="segment">From 0.</param>
    public static long First(int segment) => ((long)segment * Size) + 1;

    /// <summary>A segment's grain.</summary>
    /// <param name="grains">The grains.</param>
    /// <param name="tenant">The workspace.</param>
    /// <param name="segment">From 0.</param>
    public static IAuditSegmentGrain Get(IGrainFactory grains, string tenant, int segment) =>
        grains.GetGrain<IAuditSegmentGrain>(string.Create(CultureInfo.InvariantCulture, $"{tenant}{GrainKeys.Separator}{segment:D6}"));

    /// <summary>The number of the segment that a key names.</summary>
    /// <param name="key">The grain's key.</param>
    public static int Parse(string key) =>
        int.Parse(key.AsSpan(key.IndexOf(GrainKeys.Separator, StringComparison.Ordinal) + 1), NumberStyles.None, CultureInfo.InvariantCulture);
}
