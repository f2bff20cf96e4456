using System.Collections.Immutable;

namespace Chatbotics.TestKit.Models;

/// <summary>A tool call that the mock model makes.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">The function.</param>
/// <param name="Arguments">The arguments, as JSON or as whatever a bad model writes.</param>
public sealed record MockToolCall(string Id, string Name, string Arguments);

/// <summary>How a reply goes wrong.</summary>
public enum MockModelFault
{
    /// <summary>It doesn't.</summary>
    None,

    /// <summary>Nothing is answered until the client gives up.</summary>
    Hang,

    /// <summary>The connection is reset before anything is answered.</summary>
    Reset,

    /// <summary>The connection is reset in the middle.</summary>
    Cut,

    /// <summary>The stream ends in the middle as if that were its end.</summary>
    EndEarly,

    /// <summary>A piece in the middle is no JSON.</summary>
    Malformed,
}

/// <summary>What the mock model answers to one request.</summary>
public sealed record MockModelReply
{
    /// <summary>The text; a streamed reply comes in pieces of <see cref="PieceLength"/> characters.</summary>
    public string? Text { get; init; }

    /// <summary>Tool calls after the text.</summary>
    public ImmutableArray<MockToolCall> ToolCalls { get; init; } = [];

    /// <summary>Why it ended; null for "stop" or "tool_calls".</summary>
    public string? FinishReason { get; init; }

    /// <summary>Characters of a piece.</summary>
    public int PieceLength { get; init; } = 7;

    /// <summary>Tokens of the request; the reply gives no usage at all when it is null.</summary>
    public int? InputTokens { get; init; } = 100;

    /// <summary>Tokens of the request that come from the cache.</summary>
    public int CachedTokens { get; init; }

    /// <summary>Tokens of the reply.</summary>
    public int OutputTokens { get; init; } = 20;

    /// <summary>The HTTP status.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The error's code, for a status that is one.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The error's text.</summary>
    public string ErrorMessage { get; init; } = "Something is wrong with your request: \"canary-of-the-error\".";

    /// <summary>The header Retry-After; null for none.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>What goes wrong.</summary>
    public MockModelFault Fault { get; init; }

    /// <summary>After how many pieces it goes wrong.</summary>
    public int FaultAfter { get; init; } = 2;

    /// <summary>Each piece waits for one release; null for none.</summary>
    public SemaphoreSlim? Gate { get; init; }

    /// <summary>A reply of text.</summary>
    /// <param name="text">The text.</param>
    public static MockModelReply Of(string text) => new() { Text = text };

    /// <summary>A reply that calls tools.</summary>
    /// <param name="calls">The calls.</param>
    public static MockModelReply Calling(params ImmutableArray<MockToolCall> calls) => new() { ToolCalls = calls };

    /// <summary>A refusal.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">The error's code.</param>
    /// <param name="retryAfter">The header Retry-After.</param>
    public static MockModelReply Error(int status, string? code = null, string? retryAfter = null) =>
        new() { Status = status, ErrorCode = code, RetryAfter = retryAfter };

    /// <summary>A reply that goes wrong.</summary>
    /// <param name="fault">How.</param>
    /// <param name="text">The text of which a part may come.</param>
    public static MockModelReply Broken(MockModelFault fault, string text = "A reply that does not reach its end, whatever happens.") =>
        new() { Text = text, Fault = fault };
}
