using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Tenancy;
using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.Notifications;

/// <summary>
/// What one member of a workspace is to be told of, and how. Key: <c>tenant/account</c>. Members call their own only;
/// a key reaches the list and the settings of the member who made it, and nothing else here.
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

    /// <summary>Tells a browser of things from now on, also while no page is open, until the session ends that it is added in.</summary>
    /// <param name="subscription">What the browser gave.</param>
    /// <param name="name">What the person knows the browser by, at most 60 characters.</param>
    /// <param name="sessionId">The member's session in that browser.</param>
    /// <returns>The device's id.</returns>
    [Alias("add-device"), AlwaysInterleave]
    Task<Outcome> AddDevice(PushSubscription subscription, string name, string sessionId);

    /// <summary>Tells a browser of nothing any more. Idempotent.</summary>
    /// <param name="id">The device's id.</param>
    [Alias("remove-device"), AlwaysInterleave]
    Task RemoveDevice(string id);

    /// <summary>The member's browsers that are told of things while no page is open, oldest first.</summary>
    [Alias("devices"), AlwaysInterleave]
    Task<ImmutableArray<PushDevice>> ListDevices();

    /// <summary>Forgets the browsers whose session has ended. Called by the engine when somebody signs out. Idempotent.</summary>
    [Alias("check-devices"), AlwaysInterleave]
    Task CheckDevices();

    /// <summary>The public key that a browser is asked with; null when this installation writes to no browsers.</summary>
    [Alias("push-key"), AlwaysInterleave]
    Task<string?> PushKey();

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
