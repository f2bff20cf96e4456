using System.Collections.Immutable;

namespace Chatbotics.WebFront.Api.Privacy;

/// <summary>Erasures and their receipts, as programs see them.</summary>
internal static class ErasureModels
{
    /// <summary>What is to be erased; which of the ids are needed follows from the kind.</summary>
    internal sealed record ErasureBody(
        string? Kind, ImmutableArray<string>? ConversationIds, ImmutableArray<string>? MessageKeys, string? ContactId, string? MemberId, string? KnowledgeId, string? SourceId);

    /// <summary>What an erasure would take, and how many conversations a legal hold would keep.</summary>
    internal sealed record ErasurePreview(long Conversations, long Messages, long Files, DateTimeOffset? Oldest, long Held);

    /// <summary>How an erasure stands. It names no subject.</summary>
    internal sealed record Erasure(
        string Id, string Kind, string Cause, string State, ImmutableArray<Store> Stores, long Conversations, long Messages, long Files, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, long? Receipt, string? RequestId, string? Policy);

    /// <summary>One store's part.</summary>
    internal sealed record Store(string Name, long Removed, bool IsDone);

    /// <summary>A signed receipt: the text that is signed, and the whole as a file that anybody can check.</summary>
    internal sealed record Receipt(long Number, string Kind, string Cause, DateTimeOffset FinishedAt, DateTimeOffset BackupsClearBy, string File);
}
