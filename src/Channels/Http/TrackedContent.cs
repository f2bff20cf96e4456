using System.Net;
using System.Net.Http.Headers;

namespace Chatbotics.Channels.Http;

/// <summary>
/// A request's body that knows whether it was asked for: before that nothing has left this process, after it the other
/// side may have read all of it. It can be written once only, so that no handler repeats a request behind our back.
/// </summary>
internal sealed class TrackedContent : HttpContent
{
    private readonly ReadOnlyMemory<byte> _body;

    /// <summary>Creates the body.</summary>
    /// <param name="body">The bytes; must stay untouched until the request has ended.</param>
    /// <param name="mediaType">Its type.</param>
    public TrackedContent(ReadOnlyMemory<byte> body, MediaTypeHeaderValue mediaType)
    {
        _body = body;
        Headers.ContentType = mediaType;
    }

    /// <summary>Writing the request has begun.</summary>
    public bool IsStarted { get; private set; }

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (IsStarted)
        {
            throw new HttpRequestException("A request to send is written once.");
        }

        IsStarted = true;
        return stream.WriteAsync(_body, cancellationToken).AsTask();
    }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
