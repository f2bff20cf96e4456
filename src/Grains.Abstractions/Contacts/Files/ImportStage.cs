namespace Chatbotics.Grains.Abstractions.Contacts.Files;

/// <summary>How far an import is. Stored: numbers never change.</summary>
[GenerateSerializer, Alias("import-stage")]
public enum ImportStage
{
    /// <summary>There is none.</summary>
    None = 0,

    /// <summary>The file is being received.</summary>
    Receiving = 1,

    /// <summary>The columns are to be mapped.</summary>
    Mapping = 2,

    /// <summary>Contacts are being written.</summary>
    Running = 3,

    /// <summary>It is done; the file is gone.</summary>
    Done = 4,

    /// <summary>Somebody stopped it; what was written stays, the file is gone.</summary>
    Stopped = 5,
}
