namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>A place on the map.</summary>
/// <param name="Latitude">Degrees, −90 to 90.</param>
/// <param name="Longitude">Degrees, −180 to 180.</param>
/// <param name="Name">The place's name.</param>
/// <param name="Address">Its address.</param>
[GenerateSerializer, Immutable, Alias("geo-location")]
public sealed record GeoLocation(
    [property: Id(0)] double Latitude,
    [property: Id(1)] double Longitude,
    [property: Id(2)] string? Name = null,
    [property: Id(3)] string? Address = null);
