using Chatbotics.Channels.Http;

namespace Chatbotics.Channels.Meta.Sending;

/// <summary>What came of a call to the Graph API.</summary>
internal sealed class GraphReply : IDisposable
{
    private readonly PooledBuffer? _body;

    private GraphReply(GraphReplyState state, int status = 0, PooledBuffer? body = null, TimeSpan? retryAfter = null)
    {
        State = state;
        Status = status;
        RetryAfter = retryAfter;
        _body = body;
    }

    /// <summary>The request never left.</summary>
    public static GraphReply NotSent { get; } = new(GraphReplyState.NotSent);

    /// <summary>The answer is lost.</summary>
    public static GraphReply Lost { get; } = new(GraphReplyState.Lost);

    /// <summary>How far it came.</summary>
    public GraphReplyState State { get; }

    /// <summary>The HTTP status; says little, see <see cref="GraphError"/>.</summary>
    public int Status { get; }

    /// <summary>How long the platform asks to wait.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The status is 2xx.</summary>
    public bool IsSuccess => Status is >= 200 and <= 299;

    /// <summary>The body, dead after <see cref="Dispose"/>.</summary>
    public ReadOnlySpan<byte> Body => _body is null ? default : _body.Written.Span;

    /// <summary>An answer.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The body; disposed with the reply.</param>
    /// <param name="retryAfter">How long the platform asks to wait.</param>
    public static GraphReply Answered(int status, PooledBuffer body, TimeSpan? retryAfter) =>
        new(GraphReplyState.Answered, status, body, retryAfter);

    /// <inheritdoc/>
    public void Dispose() => _body?.Dispose();
}
