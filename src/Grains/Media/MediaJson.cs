using System.Text.Json.Serialization;

namespace Chatbotics.Grains.Media;

/// <summary>Reads and writes file headers without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(MediaHeader))]
internal sealed partial class MediaJson : JsonSerializerContext;
