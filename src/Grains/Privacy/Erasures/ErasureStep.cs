namespace Chatbotics.Grains.Privacy.Erasures;

/// <summary>What an erasure does next. Stored as its number.</summary>
[GenerateSerializer, Alias("erasure-step")]
internal enum ErasureStep
{
    /// <summary>Every store's <see cref="Ports.IErasureTarget.Begin"/>.</summary>
    Begin = 0,

    /// <summary>The conversations, some at a time.</summary>
    Conversations = 1,

    /// <summary>Every store's <see cref="Ports.IErasureTarget.End"/>.</summary>
    End = 2,

    /// <summary>Empties the write-ahead log.</summary>
    Scrub = 3,

    /// <summary>Signs the receipt.</summary>
    Receipt = 4,

    /// <summary>Tells those who wait for it.</summary>
    Tell = 5,
}
