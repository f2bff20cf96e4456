namespace Chatbotics.Grains.Abstractions.Privacy.Exports;

/// <summary>A link to a person's data. What it consists of is told once, to whoever makes it; only a hash is kept.</summary>
/// <param name="Until">Until when it leads somewhere.</param>
/// <param name="DownloadsLeft">How often the file may still be fetched by it.</param>
/// <param name="Downloads">How often it was.</param>
/// <param name="WasSent">Whether it was sent into the conversation.</param>
[GenerateSerializer, Immutable, Alias("data-link-state")]
public sealed record DataLinkState(
    [property: Id(0)] DateTimeOffset Until, [property: Id(1)] int DownloadsLeft, [property: Id(2)] int Downloads, [property: Id(3)] bool WasSent);
