namespace Chatbotics.Storage;

/// <summary>How the database is checked at the start.</summary>
public enum IntegrityCheck
{
    /// <summary>The structure, within a time limit. A write-ahead log left by a crash is always checked.</summary>
    Quick = 0,

    /// <summary>Everything, indexes included, however long it takes.</summary>
    Full = 1,

    /// <summary>Only the write-ahead log left by a crash.</summary>
    Off = 2,
}
