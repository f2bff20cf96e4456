using System.Text.Json.Serialization;

namespace Chatbotics.WebFront.Media;

/// <summary>Writes answers without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MediaAnswer))]
internal sealed partial class MediaAnswerJson : JsonSerializerContext;
