using System.Text.Json.Serialization;

namespace Chatbotics.Grains.Agents;

/// <summary>How the sealed parts are written. Names stay.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(List<ToolLedgerCall>))]
internal sealed partial class AgentJson : JsonSerializerContext;
