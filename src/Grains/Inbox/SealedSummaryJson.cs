using System.Text.Json.Serialization;

namespace Chatbotics.Grains.Inbox;

/// <summary>Reads and writes stored rows without reflection.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(SealedSummary))]
internal sealed partial class SealedSummaryJson : JsonSerializerContext;
