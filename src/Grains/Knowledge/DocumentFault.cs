namespace Chatbotics.Grains.Knowledge;

/// <summary>Why a document was not taken.</summary>
public enum DocumentFault
{
    /// <summary>No reader knows the format.</summary>
    UnknownFormat,

    /// <summary>The format needs a program that is not installed.</summary>
    ReaderMissing,

    /// <summary>It has too many bytes, pages, characters or parts.</summary>
    TooLarge,

    /// <summary>It is an archive that unpacks to far more than it should, or names files outside of itself.</summary>
    SuspiciousArchive,

    /// <summary>Reading took too long or too much memory.</summary>
    TooCostly,

    /// <summary>It contradicts its format.</summary>
    Damaged,

    /// <summary>It is protected by a password.</summary>
    Encrypted,

    /// <summary>There is no text in it.</summary>
    NoText,
}
