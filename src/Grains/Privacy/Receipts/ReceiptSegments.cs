namespace Chatbotics.Grains.Privacy.Receipts;

/// <summary>How receipts are spread over segments. Part of the stored layout: it never changes.</summary>
internal static class ReceiptSegments
{
    /// <summary>How many receipts a segment holds.</summary>
    public const int Size = 64;

    /// <summary>The segment of a receipt.</summary>
    /// <param name="number">The receipt's number, from 1.</param>
    public static int Of(long number) => (int)((number - 1) / Size);

    /// <summary>The number of a segment's first receipt.</summary>
    /// <param name="segment">The segment, from 0.</param>
    public static long First(int segment) => ((long)segment * Size) + 1;
}
