using Chatbotics.Channels.Json;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Channels.Ports;

namespace Chatbotics.Channels.Meta.Sending;

/// <summary>
/// Decides what a reply to a send means. What certainly didn't happen has failed; what may have happened is unknown, and
/// is never to be sent again blindly (PROTOCOLS C: no Send API takes an idempotency key).
/// </summary>
internal static class SendReplyReader
{
    /// <summary>Reads a reply.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="reply">The reply.</param>
    /// <param name="error">The platform's error, for the log.</param>
    public static SendOutcome Read(ChannelPlatform platform, GraphReply reply, out GraphError? error)
    {
        error = null;
        return reply.State switch
        {
            GraphReplyState.NotSent => SendOutcome.Failed(SendRefusals.Unreachable(platform)),
            GraphReplyState.Lost => SendOutcome.Unknown,
            _ => ReadBody(platform, reply, out error),
        };
    }

    private static SendOutcome ReadBody(ChannelPlatform platform, GraphReply reply, out GraphError? error)
    {
        error = null;
        var tape = JsonTape.Rent();
        try
        {
            var root = tape.TryRead(reply.Body, out _) ? tape.Root(reply.Body) : default;
            error = GraphError.FromReply(root);
            if (error is not null)
            {
                return Decide(platform, error, reply.RetryAfter);
            }

            if (reply.IsSuccess)
            {
                return MessageId(platform, root) is { } id ? SendOutcome.Accepted(id) : SendOutcome.Unknown;
            }
        }
        finally
        {
            tape.Return();
        }

        // No word of the Graph API: something on the way answered, and for a fault it may have passed the request on.
        return reply.Status switch
        {
            429 => SendOutcome.Failed(SendRefusals.Throttled(platform, reply.RetryAfter)),
            >= 400 and <= 499 and not 408 => SendOutcome.Failed(SendRefusals.Refused(platform, reply.Status)),
            >= 300 and <= 399 => SendOutcome.Failed(SendRefusals.Refused(platform, reply.Status)),
            _ => SendOutcome.Unknown,
        };
    }

    private static SendOutcome Decide(ChannelPlatform platform, GraphError error, TimeSpan? retryAfter)
    {
        var decision = SendErrorMap.Of(platform, error);
        if (decision.Error is not { } failure)
        {
            return SendOutcome.Unknown;
        }

        return SendOutcome.Failed(
            retryAfter > failure.RetryAfter.GetValueOrDefault() ? failure with { RetryAfter = retryAfter } : failure);
    }

    private static string? MessageId(ChannelPlatform platform, JsonView root)
    {
        if (platform != ChannelPlatform.WhatsApp)
        {
            return root["message_id"u8].Text();
        }

        foreach (var message in root["messages"u8].Elements)
        {
            return message["id"u8].Text();
        }

        return null;
    }
}
