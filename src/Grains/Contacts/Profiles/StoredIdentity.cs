using System.Text.Json.Serialization;
using Chatbotics.Grains.Abstractions.Contacts;

namespace Chatbotics.Grains.Contacts.Profiles;

/// <summary>An identity in a profile.</summary>
internal sealed record StoredIdentity
{
    /// <summary>What kind.</summary>
    [JsonPropertyName("k")]
    public IdentityKind Kind { get; set; }

    /// <summary>The value in its normal form.</summary>
    [JsonPropertyName("v")]
    public string Value { get; set; } = "";

    /// <summary>The asset within which it holds.</summary>
    [JsonPropertyName("s")]
    public string? Scope { get; set; }

    /// <summary>A channel told it.</summary>
    [JsonPropertyName("c")]
    public bool FromChannel { get; set; }

    /// <summary>Whether only one contact may have it.</summary>
    [JsonIgnore]
    public bool IsOwned => Kind is not (IdentityKind.Phone or IdentityKind.Email);

    /// <summary>Whether it is the same identity, whoever told it.</summary>
    /// <param name="other">Another one.</param>
    public bool IsSame(StoredIdentity other) => Kind == other.Kind && Value == other.Value && Scope == other.Scope;
}
