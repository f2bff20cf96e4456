namespace Chatbotics.Storage.Sqlite.Search;

/// <summary>Files or evidence of a conversation.</summary>
/// <param name="Workspace">The workspace's number.</param>
/// <param name="Platform">The platform's number.</param>
/// <param name="Kind">The kind's number.</param>
/// <param name="At">When they came, milliseconds since 1970.</param>
/// <param name="Thread">The conversation's key.</param>
/// <param name="Position">The position of the entry that holds them.</param>
/// <param name="Items">How many.</param>
internal sealed record PartRow(long Workspace, long Platform, long Kind, long At, string Thread, long Position, long Items);
