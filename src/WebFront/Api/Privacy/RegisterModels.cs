using System.Collections.Immutable;

namespace Chatbotics.WebFront.Api.Privacy;

/// <summary>What a workspace has written down about privacy, and its key, as programs see them.</summary>
internal static class RegisterModels
{
    /// <summary>What customers are told, and the words by which they decide in the chat; an empty phrase is switched off.</summary>
    internal sealed record Notices(
        ImmutableArray<Basis> Bases,
        ImmutableArray<string> StopWords,
        string ErasurePhrase,
        string AccessPhrase,
        string CorrectionPhrase,
        string ObjectionPhrase,
        string PolicyUrl,
        bool SaysAge,
        DateTimeOffset? ChangedAt);

    /// <summary>The legal basis of a channel: unsaid, consent, contract, obligation or interest.</summary>
    internal sealed record Basis(string? Channel, string? LegalBasis);

    /// <summary>Notices to change; what is left out stays as it is, so do channels that "bases" doesn't name.</summary>
    internal sealed record NoticesBody(
        ImmutableArray<Basis>? Bases,
        ImmutableArray<string>? StopWords,
        string? ErasurePhrase,
        string? AccessPhrase,
        string? CorrectionPhrase,
        string? ObjectionPhrase,
        string? PolicyUrl,
        bool? SaysAge);

    /// <summary>The list of subprocessors in its present version, former ones last.</summary>
    internal sealed record Subprocessors(int Version, ImmutableArray<Subprocessor> Items);

    /// <summary>A company. One that follows the models of the agents can't be taken out by hand.</summary>
    internal sealed record Subprocessor(
        string Id, string Name, string Purpose, string Place, int SinceVersion, DateTimeOffset AddedAt, int? GoneInVersion, DateTimeOffset? RemovedAt, bool FollowsModels, bool? ExcludesTraining);

    /// <summary>A company to write down.</summary>
    internal sealed record SubprocessorBody(string? Name, string? Purpose, string? Place);

    /// <summary>Permission for the operator's staff to look at conversations; it is in force now, or ended or ran out.</summary>
    internal sealed record AccessGrant(
        string Id, string Reason, bool IsInForce, string? GrantedBy, DateTimeOffset GrantedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt);

    /// <summary>A permission to give.</summary>
    internal sealed record AccessGrantBody(string? Reason, int? Hours);

    /// <summary>Somebody opened a conversation.</summary>
    internal sealed record Look(DateTimeOffset At, string MemberId, string? MemberName, bool IsOperator, string ConversationId);

    /// <summary>What is known of the workspace's key: since when, what it opens, and how many keys wait for a new one that is on its way.</summary>
    internal sealed record WorkspaceKey(
        DateTimeOffset? Since, DateTimeOffset? RenewedAt, bool IsBeingRenewed, long Waiting, long Keys, long Secrets, string MasterKeptIn);
}
