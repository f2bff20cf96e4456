using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Tenancy;
using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.Notifications;

/// <summary>
/// What one member of a workspace is to be told of, and how. Key: <c>tenant/account</c>. Members call their own only.
/// </summary>
[Alias("notifications")]
public interface INotificationsGrain : IGrainWithStringKey
{
    /// <summary>The key of a member's grain.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="accountId">The member's account.</param>
    static string Key(string tenant, string accountId) =>
        $"{GrainKeys.Tenant(tenant)}/{GrainKeys.Part(accountId, "account id")}";

    /// <summary>Takes note of what happened. Called by the engine; what is said to somebody who is no member is dropped.</summary>
    /// <param name="notices">What happened, oldest first.</param>
    [Alias("take"), AlwaysInterleave]
    Task Take(ImmutableArray<Notice> notices);

    /// <summary>The list, newest first.</summary>
    /// <param name="limit">At most so many, 1 to 200.</param>
    [Alias("list"), AlwaysInterleave]
    Task<NotificationFeed> List(int limit);

    /// <summary>Marks items as read. Idempotent.</summary>
    /// <param name="upTo">Every item up to this id; <see cref="long.MaxValue"/> for all.</param>
    [Alias("read"), AlwaysInterleave]
    Task Read(long upTo);

    /// <summary>Marks what is about one conversation as read: the person is looking at it. Idempotent.</summary>
    /// <param name="conversation">The conversation's key.</param>
    /// <param name="kind">Only of this kind; null for every kind.</param>
    [Alias("read-conversation"), AlwaysInterleave]
    Task ReadConversation(string conversation, NotificationKind? kind);

    /// <summary>How the member wants to be told.</summary>
    [Alias("settings"), AlwaysInterleave]
    Task<NotificationSettings> GetSettings();

    /// <summary>Changes how the member wants to be told.</summary>
    /// <param name="settings">All of it.</param>
    [Alias("save"), AlwaysInterleave]
    Task<Outcome> Save(NotificationSettings settings);

    /// <summary>Tells an observer of every change. Renew within <see cref="Conversations.ObserverLease.Duration"/>.</summary>
    /// <param name="observer">The observer's reference.</param>
    /// <returns>The cursor as of now: the first change told has the next one.</returns>
    [Alias("watch"), AlwaysInterleave]
    Task<long> Watch(INotificationObserver observer);

    /// <summary>Stops telling an observer.</summary>
    /// <param name="observer">The observer's reference.</param>
    [Alias("unwatch"), AlwaysInterleave]
    Task Unwatch(INotificationObserver observer);

    /// <summary>Removes what is about conversations that are erased. Called by the engine. Idempotent.</summary>
    /// <param name="conversations">The conversations' keys.</param>
    /// <returns>How many items went.</returns>
    [Alias("erase"), AlwaysInterleave]
    Task<int> Erase(ImmutableArray<string> conversations);

    /// <summary>The member has left: everything goes, settings and mails that were due included. Called by the engine. Idempotent.</summary>
    [Alias("close"), AlwaysInterleave]
    Task Close();
}
