using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.Privacy.Views;

/// <summary>Who looked at which conversation, for 90 days. Key: the tenant id.</summary>
[Alias("look-log")]
public interface ILookLogGrain : IGrainWithStringKey
{
    /// <summary>The caller opens a conversation. Several times within half an hour are one look. Returns when it is durable.</summary>
    /// <param name="conversation">The conversation.</param>
    [Alias("note")]
    Task Note(ConversationKey conversation);

    /// <summary>The latest looks, newest first. Empty without <see cref="Permission.ManagePrivacy"/> or <see cref="Permission.ViewAudit"/>.</summary>
    /// <param name="conversation">Only at this conversation, by its key; null for all.</param>
    /// <param name="limit">1 to 200.</param>
    [Alias("list"), AlwaysInterleave]
    Task<ImmutableArray<ConversationLook>> List(string? conversation, int limit);

    /// <summary>A page of looks, newest first; empty as above.</summary>
    /// <param name="conversation">Only at this conversation, by its key; null for all.</param>
    /// <param name="account">Only those of this account; null for everybody's.</param>
    /// <param name="before">Only earlier ones: the time of the last one of an earlier page; null to begin with the newest.</param>
    /// <param name="limit">1 to 200.</param>
    [Alias("page"), AlwaysInterleave]
    Task<ImmutableArray<ConversationLook>> Page(string? conversation, string? account, DateTimeOffset? before, int limit);

    /// <summary>Conversations were erased: what says who looked at them goes too. Called by the erasure. Idempotent.</summary>
    /// <param name="conversations">Their keys.</param>
    /// <returns>How many looks went.</returns>
    [Alias("forget")]
    Task<long> Forget(ImmutableArray<string> conversations);
}
