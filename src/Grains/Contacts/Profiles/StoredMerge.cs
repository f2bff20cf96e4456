using System.Text.Json.Serialization;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Contacts.Profiles;

/// <summary>A merge in a profile.</summary>
internal sealed record StoredMerge
{
    /// <summary>Its id.</summary>
    [JsonPropertyName("i")]
    public Guid Id { get; set; }

    /// <summary>The contact that was merged in.</summary>
    [JsonPropertyName("o")]
    public string Other { get; set; } = "";

    /// <summary>What it was called.</summary>
    [JsonPropertyName("on")]
    public string OtherName { get; set; } = "";

    /// <summary>The account of who did it.</summary>
    [JsonPropertyName("bi")]
    public string? ById { get; set; }

    /// <summary>The name of who did it.</summary>
    [JsonPropertyName("bn")]
    public string? ByName { get; set; }

    /// <summary>When, milliseconds since 1970.</summary>
    [JsonPropertyName("at")]
    public long At { get; set; }

    /// <summary>When it was undone, milliseconds since 1970; 0 while it holds.</summary>
    [JsonPropertyName("ua")]
    public long UndoneAt { get; set; }

    /// <summary>As others see it.</summary>
    public ContactMerge ToMerge() => new(
        Id,
        Other,
        OtherName,
        DateTimeOffset.FromUnixTimeMilliseconds(At),
        new Author(AuthorKind.Person, ById, ByName),
        UndoneAt == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(UndoneAt));
}
