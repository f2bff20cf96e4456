using SQLitePCL;

namespace Chatbotics.Storage.Sqlite.Raw;

/// <summary>SQLite answered with an error. Never leaves this project: callers get one of the ports' named failures.</summary>
/// <param name="code">The extended result code.</param>
/// <param name="message">SQLite's text; holds names of tables and columns, never values.</param>
internal sealed class SqliteFault(int code, string message) : Exception($"SQLite error {code}: {message}")
{
    private const int IoErrorOnFsync = 1034;
    private const int IoErrorOnFolderFsync = 1290;

    /// <summary>The extended result code, for example 1034 for a failed fsync.</summary>
    public int Code { get; } = code;

    /// <summary>The primary result code.</summary>
    public int Primary => Code & 0xff;

    /// <summary>An fsync failed: what the operating system holds and what the disk holds can't be known any more.</summary>
    public bool IsFailedSync => Code is IoErrorOnFsync or IoErrorOnFolderFsync;

    /// <summary>The file's content contradicts itself.</summary>
    public bool IsCorruption => Primary is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;

    /// <summary>The disk, or the file's limit, is full.</summary>
    public bool IsFull => Primary == raw.SQLITE_FULL;

    /// <summary>One statement broke a rule of the schema; the transaction goes on.</summary>
    public bool IsConstraint => Primary == raw.SQLITE_CONSTRAINT;

    /// <summary>What an operator reads: what is wrong and what to do, without any content.</summary>
    public string Reason => Primary switch
    {
        raw.SQLITE_FULL => "The disk of the data folder is full. Free some space; writing goes on by itself.",
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => "The database is damaged. Stop the program and restore the latest backup.",
        raw.SQLITE_BUSY => "Another program holds the database. Close it; writing goes on by itself.",
        raw.SQLITE_READONLY => "The database can't be written to. Give this user write access to the data folder.",
        _ => $"The data folder's disk answers with errors (SQLite code {Code}). Check the disk; writing goes on by itself when it works again.",
    };
}
