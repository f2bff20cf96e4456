using System.Text.Json;
using System.Text.Json.Serialization;
using Chatbotics.Grains.Conversations.Model;

namespace Chatbotics.Grains.Conversations.Journal;

/// <summary>Keeps a compact text as a JSON string.</summary>
internal sealed class Utf8TextConverter : JsonConverter<Utf8Text>
{
    /// <inheritdoc/>
    public override Utf8Text Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Utf8Text.Of(reader.GetString());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Utf8Text value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Utf8);
}
