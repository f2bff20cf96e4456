using System.Text.Json.Serialization;
using Chatbotics.Grains.Abstractions.Knowledge;

namespace Chatbotics.Grains.Knowledge;

/// <summary>How sealed sources are written. Names stay.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NewKnowledge))]
internal sealed partial class KnowledgeJson : JsonSerializerContext;
