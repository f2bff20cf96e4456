using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Channels.Ports;

namespace Chatbotics.Grains.Conversations.Delivery;

/// <summary>
/// The sends that this process has under way or just finished, by their handles. An activation that is discarded while it
/// sends leaves the outcome here for the next one, which would otherwise have to call it unknown. Thread-safe.
/// </summary>
internal sealed class SendLedger
{
    private readonly ConcurrentDictionary<string, Task<SendOutcome>> _sends = new(StringComparer.Ordinal);

    /// <summary>How many sends are under way or wait to be recorded.</summary>
    public int Count => _sends.Count;

    /// <summary>Sends, once for each handle.</summary>
    /// <param name="sender">The platform's sender; null when this installation has none.</param>
    /// <param name="request">What to send.</param>
    /// <param name="cancellationToken">Cancelled when the process stops.</param>
    public Task<SendOutcome> Send(IChannelSender? sender, SendRequest request, CancellationToken cancellationToken)
    {
        if (_sends.TryGetValue(request.Tracker, out var known))
        {
            return known;
        }

        // The caller's activation is the only one that begins this attempt, so nothing races for the handle.
        var send = sender is null
            ? Task.FromResult(SendOutcome.Failed(new SendError { Kind = SendErrorKind.InvalidRequest, Text = "This installation can't send on this channel." }))
            : Guard(sender, request, cancellationToken);
        _sends[request.Tracker] = send;
        return send;
    }

    /// <summary>Finds a send that this process has under way or finished.</summary>
    /// <param name="tracker">Its handle.</param>
    /// <param name="send">What it comes to.</param>
    public bool TryFind(string tracker, [NotNullWhen(true)] out Task<SendOutcome>? send) => _sends.TryGetValue(tracker, out send);

    /// <summary>Forgets a send whose outcome is durable.</summary>
    /// <param name="tracker">Its handle.</param>
    public void Forget(string tracker) => _sends.TryRemove(tracker, out _);

    private static async Task<SendOutcome> Guard(IChannelSender sender, SendRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await sender.Send(request, cancellationToken);
        }
        catch (Exception)
        {
            // A sender must not throw; one that does may have sent.
            return SendOutcome.Unknown;
        }
    }
}
