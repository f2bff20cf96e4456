using System.Collections.Immutable;

namespace Chatbotics.WebFront.Api.Privacy;

/// <summary>Requests of people about their data, as programs see them.</summary>
internal static class RequestModels
{
    /// <summary>A request: the law gives 30 days.</summary>
    internal sealed record Request(
        string Id, string Kind, string Person, string Way, string? ConversationId, DateTimeOffset ReceivedAt, DateTimeOffset DueAt, bool IsUrgent, string Step, string Note, string? ErasureId, string? ExportId, DateTimeOffset? ClosedAt, ImmutableArray<Evidence> Evidence);

    /// <summary>What shows how a request was handled: a note, or a file.</summary>
    internal sealed record Evidence(string Id, string Kind, DateTimeOffset At, string Text, string? FileName, string? FileType, long Size);

    /// <summary>Evidence to add; the file as base64.</summary>
    internal sealed record EvidenceBody(string? Kind, string? Text, string? FileName, string? Content);

    /// <summary>What a correction puts right: a field of the contact, and how it should read.</summary>
    internal sealed record ActBody(string? Field, string? Value);

    /// <summary>A request to write down.</summary>
    internal sealed record RequestBody(string? Kind, string? Person, string? Way, string? ConversationId);

    /// <summary>How far it is now, and what was found or done.</summary>
    internal sealed record StepBody(string? Step, string? Note);
}
