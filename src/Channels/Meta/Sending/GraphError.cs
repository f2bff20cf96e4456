using Chatbotics.Channels.Json;

namespace Chatbotics.Channels.Meta.Sending;

/// <summary>
/// An error of the Graph API, from a reply or from a status webhook. Decide on <see cref="Code"/>, <see cref="Subcode"/>
/// and <see cref="Details"/>; never on the HTTP status, and never on the localised <see cref="Message"/> (PROTOCOLS C).
/// </summary>
internal sealed record GraphError
{
    /// <summary>The code.</summary>
    public required int Code { get; init; }

    /// <summary>The subcode; 0 when there is none.</summary>
    public int Subcode { get; init; }

    /// <summary>The platform's own text, in any language.</summary>
    public string? Message { get; init; }

    /// <summary>WhatsApp's details, in English.</summary>
    public string? Details { get; init; }

    /// <summary>Whether the platform says that it passes by itself; null when it doesn't say.</summary>
    public bool? IsTransient { get; init; }

    /// <summary>The handle by which Meta finds the request in its logs.</summary>
    public string? TraceId { get; init; }

    /// <summary>The error of a reply: <c>{"error":{…}}</c>, or flat as Instagram's login gives it; null when there is none.</summary>
    /// <param name="reply">The reply's root.</param>
    public static GraphError? FromReply(JsonView reply)
    {
        var error = reply["error"u8];
        if (error.IsObject)
        {
            return Read(error);
        }

        return reply["error_type"u8].IsString
            ? new() { Code = reply["code"u8].Small() ?? 0, Message = reply["error_message"u8].Text() }
            : null;
    }

    /// <summary>The first error of a status (<c>statuses[].errors</c>); null when there is none.</summary>
    /// <param name="errors">The list.</param>
    public static GraphError? FromStatus(JsonView errors)
    {
        foreach (var error in errors.Elements)
        {
            return Read(error);
        }

        return null;
    }

    private static GraphError Read(JsonView error) => new()
    {
        Code = error["code"u8].Small() ?? 0,
        Subcode = error["error_subcode"u8].Small() ?? 0,
        Message = error["title"u8].Text() ?? error["message"u8].Text(),
        Details = error["error_data"u8]["details"u8].Text() ?? error["details"u8].Text(),
        IsTransient = error["is_transient"u8] is { Exists: true } transient ? transient.IsTrue : null,
        TraceId = error["fbtrace_id"u8].Text(),
    };
}
