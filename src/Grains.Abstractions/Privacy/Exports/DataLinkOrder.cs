namespace Chatbotics.Grains.Abstractions.Privacy.Exports;

/// <summary>A link to be made. One that there was before leads nowhere from then on.</summary>
/// <param name="Days">How long it leads somewhere, 1 to 7 days; the file is kept as long.</param>
/// <param name="Downloads">How often the file may be fetched, 1 to 20 times.</param>
/// <param name="Send">Whether it is sent into the person's latest conversation.</param>
[GenerateSerializer, Immutable, Alias("data-link-order")]
public sealed record DataLinkOrder([property: Id(0)] int Days, [property: Id(1)] int Downloads, [property: Id(2)] bool Send);
