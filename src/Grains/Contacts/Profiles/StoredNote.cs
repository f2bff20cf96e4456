using System.Text.Json.Serialization;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Contacts.Profiles;

/// <summary>A note in a profile.</summary>
internal sealed record StoredNote
{
    /// <summary>Its id.</summary>
    [JsonPropertyName("i")]
    public Guid Id { get; set; }

    /// <summary>The text.</summary>
    [JsonPropertyName("t")]
    public string Text { get; set; } = "";

    /// <summary>The account of who wrote it.</summary>
    [JsonPropertyName("bi")]
    public string? ById { get; set; }

    /// <summary>The name of who wrote it.</summary>
    [JsonPropertyName("bn")]
    public string? ByName { get; set; }

    /// <summary>When, milliseconds since 1970.</summary>
    [JsonPropertyName("at")]
    public long At { get; set; }

    /// <summary>As others see it.</summary>
    public ContactNote ToNote() =>
        new(Id, Text, new Author(AuthorKind.Person, ById, ByName), DateTimeOffset.FromUnixTimeMilliseconds(At));
}
