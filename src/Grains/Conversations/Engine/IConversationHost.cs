using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Notifications;

namespace Chatbotics.Grains.Conversations.Engine;

/// <summary>
/// What the engine of a conversation needs of whatever runs it: a grain's activation, or a simulation. All of it is
/// called, and answers, on the activation's own scheduler.
/// </summary>
internal interface IConversationHost
{
    /// <summary>Ends this activation: what it holds in memory is not what is stored. The next call loads the truth.</summary>
    void Discard();

    /// <summary>Has <see cref="ConversationEngine.Tick"/> called once, after a time; replaces an earlier wish.</summary>
    /// <param name="due">The time from now.</param>
    void SetTimer(TimeSpan due);

    /// <summary>Keeps the activation for at least a time, because something is due soon.</summary>
    /// <param name="span">How long.</param>
    void StayFor(TimeSpan span);

    /// <summary>Hands an assistant's turn to a worker, without waiting for it.</summary>
    /// <param name="turn">The turn.</param>
    void RunTurn(TurnRequest turn);

    /// <summary>Gives the inbox a new row; done when it is durable there.</summary>
    /// <param name="summary">The row.</param>
    Task Publish(ConversationSummary summary);

    /// <summary>Says who is on the other side; done when their contact is durable.</summary>
    /// <param name="sighting">Who, and when they last wrote.</param>
    Task Share(ContactSighting sighting);

    /// <summary>Tells members of what has become durable, without waiting for it.</summary>
    /// <param name="notices">Who is told of what.</param>
    void Notify(IReadOnlyCollection<OutgoingNotice> notices);

    /// <summary>A template's category in Meta's word; null when it isn't known.</summary>
    /// <param name="template">The template.</param>
    Task<string?> CategoryOf(TemplateReference template);

    /// <summary>Whether somebody is a member of the workspace now.</summary>
    /// <param name="accountId">The account.</param>
    Task<bool> IsMember(string accountId);
}
