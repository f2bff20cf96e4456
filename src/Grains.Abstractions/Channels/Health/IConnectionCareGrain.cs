using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.Channels.Health;

/// <summary>
/// Looks after a connection: renews its token, examines it every day, ends it. Key: <see cref="ConnectionKey.Value"/>.
/// Apart from the connection's own grain, so that no call to Meta ever waits in the way of a send. Callers need the
/// permission to manage channels.
/// </summary>
[Alias("connection-care")]
public interface IConnectionCareGrain : IGrainWithStringKey
{
    /// <summary>
    /// Ends the connection: Meta is told to send no more webhooks (as well as can be), the token is destroyed, the asset is
    /// free for another workspace. Conversations stay, as the workspace's retention says; the same asset connected again
    /// goes on with them. Idempotent.
    /// </summary>
    /// <param name="reason">Why.</param>
    [Alias("disconnect")]
    Task Disconnect(DisconnectReason reason);

    /// <summary>Begins to look after the connection: from now on it is examined daily. Idempotent.</summary>
    [Alias("begin")]
    Task Begin();

    /// <summary>The last examination; null before the first.</summary>
    [Alias("last"), AlwaysInterleave]
    Task<Examination?> Last();

    /// <summary>Examines the connection now; takes up to twenty seconds. Null when it was never configured.</summary>
    [Alias("examine")]
    Task<Examination?> Examine();

    /// <summary>Does what a finding's button says, as far as we can do it: subscribe, resume, renew.</summary>
    /// <param name="remedy">Which.</param>
    [Alias("apply")]
    Task<RemedyResult> Apply(Remedy remedy);

    /// <summary>Sends a test message: WhatsApp's approved template "hello_world".</summary>
    /// <param name="to">A number of one's own, with country code.</param>
    [Alias("send-test")]
    Task<RemedyResult> SendTest(string to);

    /// <summary>A webhook of this asset came in. Told at most every few seconds.</summary>
    /// <param name="at">When.</param>
    [Alias("seen"), OneWay]
    Task Seen(DateTimeOffset at);

    /// <summary>The connection was paused by a failed send: its owners are told.</summary>
    /// <param name="pause">Why.</param>
    [Alias("paused"), OneWay]
    Task Paused(SendError pause);
}
