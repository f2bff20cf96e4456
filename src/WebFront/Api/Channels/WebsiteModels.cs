using System.Collections.Immutable;

namespace Chatbotics.WebFront.Api.Channels;

/// <summary>The chat of a website as programs see it: never its identity secret, but in the moment it is made.</summary>
internal static class WebsiteModels
{
    /// <summary>The chat of a website, and what its pages include.</summary>
    internal sealed record Website(
        string Id,
        string AssetId,
        string Name,
        bool IsOn,
        string Title,
        string Greeting,
        string Launcher,
        string Colour,
        ImmutableArray<string> Origins,
        string Language,
        string Snippet,
        string SignedInSnippet,
        bool IsSecretInUse,
        DateTimeOffset SecretSetAt);

    /// <summary>The chat to make or change. What is left out stays, or is as usual.</summary>
    internal sealed record WebsiteBody(
        string? Name, bool? IsOn, string? Title, string? Greeting, string? Launcher, string? Colour, ImmutableArray<string>? Origins, string? Language);

    /// <summary>A new identity secret, shown this once.</summary>
    internal sealed record WebsiteSecret(string Secret);
}
