using Chatbotics.Storage.Sqlite.Opening;

namespace Chatbotics.Storage.Sqlite.Contacts;

/// <summary>The open <c>contacts.db</c>: an import of many thousand contacts takes nothing from the writer of the messages.</summary>
/// <param name="services">What every database file needs.</param>
internal sealed class ContactDatabase(SideDatabaseServices services)
    : SideDatabase<ContactTables>(services, "contacts", ContactSchema.Schema, static folder => folder.Contacts);
