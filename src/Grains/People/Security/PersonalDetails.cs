using System.Text.Json;
using Chatbotics.Grains.Privacy;

namespace Chatbotics.Grains.People.Security;

/// <summary>What names a person; stored sealed only.</summary>
/// <param name="Name">The name to show.</param>
/// <param name="Email">The address to sign in with.</param>
internal sealed record PersonalDetails(string Name, string Email)
{
    /// <summary>Seals the details.</summary>
    /// <param name="key">The key.</param>
    /// <param name="place">Where they are stored.</param>
    public byte[] Seal(DataKey key, string place) =>
        SealedText.Seal(key, place, JsonSerializer.Serialize(this, PersonalJson.Default.PersonalDetails));

    /// <summary>Opens the details.</summary>
    /// <param name="key">The key.</param>
    /// <param name="place">Where they are stored.</param>
    /// <param name="bytes">What is stored.</param>
    public static PersonalDetails Open(DataKey key, string place, ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(SealedText.Open(key, place, bytes), PersonalJson.Default.PersonalDetails)
        ?? throw new JsonException("A person's details are empty.");
}
