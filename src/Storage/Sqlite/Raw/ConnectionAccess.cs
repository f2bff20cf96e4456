namespace Chatbotics.Storage.Sqlite.Raw;

/// <summary>What a file is opened for.</summary>
internal enum ConnectionAccess
{
    /// <summary>Only reading.</summary>
    Read,

    /// <summary>Reading and writing a file that exists.</summary>
    Write,

    /// <summary>Reading and writing; creates the file when there is none.</summary>
    Create,
}
