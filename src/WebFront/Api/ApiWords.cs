using System.Text.Json;

namespace Chatbotics.WebFront.Api;

/// <summary>How enumerations stand in the API.</summary>
internal static class ApiWords
{
    /// <summary>A member's word: lower case, with underscores.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="value">The member.</param>
    public static string Of<T>(T value)
        where T : struct, Enum => value is Grains.Abstractions.Channels.ChannelPlatform or Grains.Abstractions.Contacts.IdentityKind
            ? value.ToString().ToLowerInvariant()
            : JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
