namespace Chatbotics.Storage.Sqlite.Search;

/// <summary>A change, its words and ids hashed.</summary>
/// <param name="Workspace">The workspace's number.</param>
/// <param name="Thread">The conversation's key.</param>
/// <param name="Position">The message's position; below 0 when only its id names it.</param>
/// <param name="Version">The version of the record that holds the text.</param>
/// <param name="Source">The position of the entry that holds it.</param>
/// <param name="Ident">The hash of what others call the message; 0 for nothing.</param>
/// <param name="Words">The hashed words, spaced; empty removes the text.</param>
internal sealed record SearchRow(long Workspace, string Thread, long Position, long Version, long Source, long Ident, string Words);
