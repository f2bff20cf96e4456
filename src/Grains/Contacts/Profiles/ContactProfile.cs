using System.Text.Json.Serialization;

namespace Chatbotics.Grains.Contacts.Profiles;

/// <summary>
/// What is known of one contact, as it is sealed. Its names are part of the stored data: they never change their meaning,
/// and a new part is one that old profiles lack.
/// </summary>
internal sealed class ContactProfile
{
    /// <summary>The name that a person gave.</summary>
    [JsonPropertyName("n")]
    public string? Name { get; set; }

    /// <summary>The name that a channel shows.</summary>
    [JsonPropertyName("cn")]
    public string? ChannelName { get; set; }

    /// <summary>The user name without "@".</summary>
    [JsonPropertyName("u")]
    public string? Username { get; set; }

    /// <summary>The language's tag.</summary>
    [JsonPropertyName("l")]
    public string? Language { get; set; }

    /// <summary>The time zone's name.</summary>
    [JsonPropertyName("z")]
    public string? TimeZone { get; set; }

    /// <summary>What they are known by, in the order in which it became known.</summary>
    [JsonPropertyName("i")]
    public List<StoredIdentity> Identities { get; set; } = [];

    /// <summary>Attributes by id.</summary>
    [JsonPropertyName("a")]
    public Dictionary<string, string> Attributes { get; set; } = new(StringComparer.Ordinal);

    /// <summary>The labels.</summary>
    [JsonPropertyName("lb")]
    public List<string> Labels { get; set; } = [];

    /// <summary>The notes, oldest first.</summary>
    [JsonPropertyName("nt")]
    public List<StoredNote> Notes { get; set; } = [];

    /// <summary>The merges, oldest first.</summary>
    [JsonPropertyName("m")]
    public List<StoredMerge> Merges { get; set; } = [];

    /// <summary>Contacts that are somebody else, whatever they share.</summary>
    [JsonPropertyName("ns")]
    public List<string> NotSame { get; set; } = [];

    /// <summary>Since when they are blocked, milliseconds since 1970; 0 when they aren't.</summary>
    [JsonPropertyName("b")]
    public long BlockedAt { get; set; }

    /// <summary>The account that blocked them.</summary>
    [JsonPropertyName("bi")]
    public string? BlockedById { get; set; }

    /// <summary>The name of who blocked them.</summary>
    [JsonPropertyName("bn")]
    public string? BlockedByName { get; set; }

    /// <summary>Conversations that don't know yet whether the contact is blocked.</summary>
    [JsonPropertyName("ut")]
    public List<string> Untold { get; set; } = [];

    /// <summary>What to call them.</summary>
    [JsonIgnore]
    public string? DisplayName => Name ?? ChannelName ?? (Username is { Length: > 0 } user ? "@" + user.TrimStart('@') : null)
        ?? (Identities.Find(static one => one.Kind is Abstractions.Contacts.IdentityKind.Phone or Abstractions.Contacts.IdentityKind.Email)
            ?? Identities.FirstOrDefault()) switch
        {
            // Nobody reads a platform's id.
            { Kind: < Abstractions.Contacts.IdentityKind.Phone } guest => Conversations.Model.Contact.Guest(guest.Value),
            var known => known?.Value,
        };
}
