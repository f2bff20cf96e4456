using System.Collections.Immutable;

namespace Chatbotics.Grains.Inbox.Ports;

/// <summary>Rows of one query.</summary>
/// <param name="Rows">Newest activity first.</param>
/// <param name="Next">The cursor of the next page, or null.</param>
public sealed record InboxRows(ImmutableArray<InboxRow> Rows, string? Next);
