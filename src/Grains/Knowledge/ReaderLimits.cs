namespace Chatbotics.Grains.Knowledge;

/// <summary>How much a document may cost. What exceeds a limit is refused whole, never cut silently.</summary>
public sealed record ReaderLimits
{
    /// <summary>Bytes of the document, default 20 MiB.</summary>
    public long Bytes { get; init; } = 20L << 20;

    /// <summary>Bytes of an unpacked archive, default 100 MiB.</summary>
    public long ExpandedBytes { get; init; } = 100L << 20;

    /// <summary>How many times larger an archive's entry may be than its packed form, from 1 MiB on; default 100.</summary>
    public int ExpansionRatio { get; init; } = 100;

    /// <summary>Entries of an archive, default 2,000.</summary>
    public int Entries { get; init; } = 2_000;

    /// <summary>Characters of text, default 4 million (about 1,500 printed pages).</summary>
    public int Characters { get; init; } = 4_000_000;

    /// <summary>Pages, default 2,000.</summary>
    public int Pages { get; init; } = 2_000;

    /// <summary>Blocks, rows, elements: whatever a format is made of; default 200,000.</summary>
    public int Elements { get; init; } = 200_000;

    /// <summary>How deep elements may be nested, default 200.</summary>
    public int Depth { get; init; } = 200;

    /// <summary>How long reading may take, default 30 s.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes of memory that reading may allocate in all, default 1 GiB.</summary>
    public long Memory { get; init; } = 1L << 30;
}
