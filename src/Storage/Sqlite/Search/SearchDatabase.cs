using Chatbotics.Storage.Sqlite.Opening;

namespace Chatbotics.Storage.Sqlite.Search;

/// <summary>The open <c>search.db</c>: indexing takes nothing from the writer of the messages.</summary>
/// <param name="services">What every database file needs.</param>
internal sealed class SearchDatabase(SideDatabaseServices services)
    : SideDatabase<SearchTables>(services, "search", SearchSchema.Schema, static folder => folder.Search);
