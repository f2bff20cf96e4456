using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Chatbotics.Grains.Abstractions.Agents;

namespace Chatbotics.Grains.Agents;

/// <summary>How the sealed parts are written. Names stay.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(List<ToolLedgerCall>))]
[JsonSerializable(typeof(StoredTests))]
[JsonSerializable(typeof(ImmutableArray<AgentTest>))]
internal sealed partial class AgentJson : JsonSerializerContext;
