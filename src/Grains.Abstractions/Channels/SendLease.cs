namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>A block of sends taken from a connection's budget.</summary>
/// <param name="Granted">How many sends may go out now; 0 when the budget is spent or the connection paused.</param>
/// <param name="RetryAfter">
/// With 0 granted: how long to wait before asking again. A minute while the connection is paused, so that a conversation
/// with queued sends which makes this its wake time goes on within a minute of the pause's end.
/// </param>
/// <param name="PausedBy">With 0 granted: why the connection is paused, else null.</param>
[GenerateSerializer, Immutable, Alias("send-lease")]
public sealed record SendLease(
    [property: Id(0)] int Granted,
    [property: Id(1)] TimeSpan RetryAfter,
    [property: Id(2)] SendError? PausedBy);
