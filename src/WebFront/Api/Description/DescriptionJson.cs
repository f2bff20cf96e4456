using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Chatbotics.WebFront.Api.Description;

/// <summary>Writes the description.</summary>
[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(JsonNode))]
internal sealed partial class DescriptionJson : JsonSerializerContext;
