namespace Chatbotics.Grains.Abstractions.Channels.Connecting;

/// <summary>The way to Meta's login, good for one browser and one use.</summary>
/// <param name="Address">The absolute address, with the state in it.</param>
/// <param name="Browser">What the browser keeps in a cookie and shows when it comes back.</param>
[GenerateSerializer, Immutable, Alias("connect-dialog")]
public sealed record ConnectDialog([property: Id(0)] string Address, [property: Id(1)] string Browser)
{
    /// <summary>Says nothing: both are secrets.</summary>
    public override string ToString() => nameof(ConnectDialog);
}
