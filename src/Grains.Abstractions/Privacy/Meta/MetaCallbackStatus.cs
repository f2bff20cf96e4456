namespace Chatbotics.Grains.Abstractions.Privacy.Meta;

/// <summary>How a callback stands, as anyone with its code may read.</summary>
/// <param name="Kind">What was asked for.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="FinishedAt">When everything was done; null while it is under way.</param>
/// <param name="Connections">How many connections rested on the login; 0 when we never knew the person.</param>
[GenerateSerializer, Immutable, Alias("meta-callback-status")]
public sealed record MetaCallbackStatus(
    [property: Id(0)] MetaCallbackKind Kind,
    [property: Id(1)] DateTimeOffset ReceivedAt,
    [property: Id(2)] DateTimeOffset? FinishedAt,
    [property: Id(3)] int Connections);
