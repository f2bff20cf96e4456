using System.Text.Json.Serialization;

namespace Chatbotics.Storage.Sqlite.Knowledge;

/// <summary>The JSON of <c>knowledge.db</c>. Members are added, never renamed: rows of every older build stay readable.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PassageContent))]
[JsonSerializable(typeof(DocumentFacts))]
[JsonSerializable(typeof(IEnumerable<string>))]
internal sealed partial class KnowledgeJson : JsonSerializerContext;
