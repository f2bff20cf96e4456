using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;
using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.Notifications;

/// <summary>
/// Tells members of a workspace of what concerns more than one: conversations that wait, channels in trouble, deadlines.
/// Key: the tenant id.
/// </summary>
[Alias("notification-hub")]
public interface INotificationHubGrain : IGrainWithStringKey
{
    /// <summary>A conversation began to wait for a person. Called by the conversation, which does not wait for it.</summary>
    /// <param name="notice">The conversation.</param>
    [Alias("waiting"), AlwaysInterleave]
    Task Waiting(Notice notice);

    /// <summary>A conversation waits no more: nobody need look at what was said of it. Called by the conversation.</summary>
    /// <param name="conversation">The conversation's key.</param>
    [Alias("settled"), AlwaysInterleave]
    Task Settled(string conversation);

    /// <summary>Tells everyone who has a permission. Called by the engine.</summary>
    /// <param name="needs">The permission.</param>
    /// <param name="notice">What happened.</param>
    [Alias("tell"), AlwaysInterleave]
    Task Tell(Permission needs, Notice notice);

    /// <summary>Begins to look at the deadlines of requests about personal data once a day. Idempotent; called by the desk of requests.</summary>
    [Alias("mind-deadlines"), AlwaysInterleave]
    Task MindDeadlines();

    /// <summary>Removes what is about conversations that are erased, from every member's list. Idempotent.</summary>
    /// <param name="conversations">The conversations' keys, all of this workspace.</param>
    /// <returns>How many items went.</returns>
    [Alias("erase"), AlwaysInterleave]
    Task<int> Erase(ImmutableArray<string> conversations);

    /// <summary>Whether mails to members may name customers and show the beginning of their last message. Off until somebody turns it on.</summary>
    [Alias("mails-show"), AlwaysInterleave]
    Task<bool> MailsShowContent();

    /// <summary>Changes what mails may show. Needs <see cref="Permission.ManageWorkspace"/>; audited.</summary>
    /// <param name="shown">Whether they may.</param>
    [Alias("show-in-mails"), AlwaysInterleave]
    Task<Outcome> ShowContentInMails(bool shown);
}
