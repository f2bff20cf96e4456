using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Channels.Website;

/// <summary>How the chat of a website looks, and where it may stand. Everything here is public: browsers read it.</summary>
[GenerateSerializer, Immutable, Alias("website-settings")]
public sealed record WebsiteSettings
{
    /// <summary>Whether the chat is shown and takes messages.</summary>
    [Id(0)]
    public bool IsOn { get; init; } = true;

    /// <summary>What stands at its head, for example the shop's name.</summary>
    [Id(1)]
    public required string Title { get; init; }

    /// <summary>What visitors read before they have written; empty for nothing.</summary>
    [Id(2)]
    public string Greeting { get; init; } = "";

    /// <summary>What the round button says beside its icon; empty for the icon alone.</summary>
    [Id(3)]
    public string Launcher { get; init; } = "";

    /// <summary>The colour of head, button and visitors' own words: "#" and six hexadecimal digits.</summary>
    [Id(4)]
    public string Colour { get; init; } = "#2F5D50";

    /// <summary>The sites that may show it, as browsers name them: "https://shop.example", with a port where it isn't the usual one.</summary>
    [Id(5)]
    public ImmutableArray<string> Origins { get; init; } = [];

    /// <summary>The language of its own words: "en", "de", "ar"; empty follows the page.</summary>
    [Id(6)]
    public string Language { get; init; } = "";
}
