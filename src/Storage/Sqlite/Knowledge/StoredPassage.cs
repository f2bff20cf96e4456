namespace Chatbotics.Storage.Sqlite.Knowledge;

/// <summary>A passage's row.</summary>
/// <param name="Document">Its document's number.</param>
/// <param name="Name">Its id.</param>
/// <param name="Page">Its page; null for none.</param>
/// <param name="Sealed">Headings, question and text, sealed.</param>
/// <param name="Score">How well it fits the search, if it was one.</param>
internal sealed record StoredPassage(long Document, string Name, int? Page, byte[] Sealed, double Score);
