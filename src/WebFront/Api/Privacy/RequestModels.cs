namespace Chatbotics.WebFront.Api.Privacy;

/// <summary>Requests of people about their data, as programs see them.</summary>
internal static class RequestModels
{
    /// <summary>A request: the law gives 30 days.</summary>
    internal sealed record Request(
        string Id, string Kind, string Person, string Way, string? ConversationId, DateTimeOffset ReceivedAt, DateTimeOffset DueAt, bool IsUrgent, string Step, string Note, string? ErasureId, DateTimeOffset? ClosedAt);

    /// <summary>A request to write down.</summary>
    internal sealed record RequestBody(string? Kind, string? Person, string? Way, string? ConversationId);

    /// <summary>How far it is now, and what was found or done.</summary>
    internal sealed record StepBody(string? Step, string? Note);
}
