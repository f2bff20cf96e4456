using System.Runtime.InteropServices;

namespace Chatbotics.Storage.Sqlite.Conversations;

/// <summary>A conversation whose head in the file is out of date.</summary>
/// <param name="Conversation">Its number.</param>
/// <param name="Key">Its key.</param>
/// <param name="Wake">When it wants to be woken; 0 for never.</param>
/// <param name="Behind">Whether the projections have yet to see its version.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PendingHead(long Conversation, string Key, long Wake, bool Behind);
