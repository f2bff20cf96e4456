namespace Chatbotics.Grains.Abstractions.Privacy.Requests;

/// <summary>What a person asks for. Stored as its number, which never changes.</summary>
[GenerateSerializer, Alias("request-kind")]
public enum RequestKind
{
    /// <summary>A copy of the data, and what is done with it.</summary>
    Access = 1,

    /// <summary>Something is wrong and is to be put right.</summary>
    Correction = 2,

    /// <summary>Erasure.</summary>
    Erasure = 3,

    /// <summary>The data in a machine-readable form, to take elsewhere.</summary>
    Portability = 4,

    /// <summary>Objection to a use of the data.</summary>
    Objection = 5,

    /// <summary>Withdrawal of a consent.</summary>
    Withdrawal = 6,
}
