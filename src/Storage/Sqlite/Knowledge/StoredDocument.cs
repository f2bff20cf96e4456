namespace Chatbotics.Storage.Sqlite.Knowledge;

/// <summary>A document's row.</summary>
/// <param name="Id">Its number in this file.</param>
/// <param name="Base">The knowledge base.</param>
/// <param name="Name">Its id within the workspace.</param>
/// <param name="Hash">The hash of its bytes.</param>
/// <param name="Language">The language its words were read in.</param>
/// <param name="Sealed">Title and address, sealed.</param>
internal sealed record StoredDocument(long Id, string Base, string Name, string Hash, string Language, byte[] Sealed);
