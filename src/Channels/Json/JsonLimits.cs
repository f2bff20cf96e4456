namespace Chatbotics.Channels.Json;

/// <summary>
/// What a JSON text may come to before it is refused. Meta's largest bodies (3 MB, some 1,000 updates) have under 130,000
/// properties and eight levels.
/// </summary>
internal static class JsonLimits
{
    /// <summary>The deepest nesting.</summary>
    public const int Depth = 64;

    /// <summary>The most properties in all objects together.</summary>
    public const int Properties = 150_000;

    /// <summary>The most tokens of all kinds.</summary>
    public const int Tokens = 400_000;

    /// <summary>The longest number in characters; ids that come as numbers have at most 20.</summary>
    public const int NumberLength = 64;
}
