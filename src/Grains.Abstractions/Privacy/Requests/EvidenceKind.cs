namespace Chatbotics.Grains.Abstractions.Privacy.Requests;

/// <summary>What a piece of evidence shows. Stored as its number, which never changes.</summary>
[GenerateSerializer, Alias("evidence-kind")]
public enum EvidenceKind
{
    /// <summary>Something the team wrote down.</summary>
    Note = 1,

    /// <summary>How it was checked that the person is who they say.</summary>
    Identity = 2,

    /// <summary>What was written to and by the person.</summary>
    Correspondence = 3,

    /// <summary>What came of it.</summary>
    Outcome = 4,

    /// <summary>What was changed when it was carried out, with what stood there before; written by the product itself.</summary>
    Change = 5,
}
