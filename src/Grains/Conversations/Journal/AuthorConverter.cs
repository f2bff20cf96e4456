using System.Text.Json;
using System.Text.Json.Serialization;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Model;

namespace Chatbotics.Grains.Conversations.Journal;

/// <summary>Keeps an author as an array of kind, id and name. Those without a name are one object for all conversations.</summary>
internal sealed class AuthorConverter : JsonConverter<Author>
{
    /// <inheritdoc/>
    public override Author Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        reader.Read();
        var kind = (AuthorKind)reader.GetInt32();
        var id = ReadText(ref reader);
        var name = ReadText(ref reader);
        while (reader.TokenType != JsonTokenType.EndArray)
        {
            reader.Skip();
            reader.Read();
        }

        return (kind, id, name) switch
        {
            (AuthorKind.Customer, null, null) => Author.Customer,
            (AuthorKind.System, null, null) => Author.System,
            (AuthorKind.NativeApp, null, null) => Author.NativeApp,
            _ => Authors.Shared(new Author(kind, id, name)),
        };
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Author value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue((int)value.Kind);
        if (value.Id is not null || value.Name is not null)
        {
            writer.WriteStringValue(value.Id);
            writer.WriteStringValue(value.Name);
        }

        writer.WriteEndArray();
    }

    private static string? ReadText(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.EndArray || !reader.Read() || reader.TokenType == JsonTokenType.EndArray)
        {
            return null;
        }

        return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
    }
}
