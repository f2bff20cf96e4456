using Chatbotics.Storage.Sqlite.Opening;

namespace Chatbotics.Storage.Sqlite.Knowledge;

/// <summary>The open <c>knowledge.db</c>: what agents know.</summary>
/// <param name="services">What every database file needs.</param>
internal sealed class KnowledgeDatabase(SideDatabaseServices services)
    : SideDatabase<KnowledgeTables>(services, "knowledge", KnowledgeSchema.Schema, static folder => folder.Knowledge);
