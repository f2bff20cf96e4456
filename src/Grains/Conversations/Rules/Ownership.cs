using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Model;

namespace Chatbotics.Grains.Conversations.Rules;

/// <summary>Who holds the conversation. Every change raises the epoch, and so makes automated work under way void.</summary>
internal static class Ownership
{
    /// <summary>The id of a person in the platform's own app, whose name the platform doesn't tell.</summary>
    public const string NativeId = "native-app";

    /// <summary>Changes the owner. When a person takes it, what automation had queued and nobody has tried is cancelled; follow-ups go with their agent.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="owner">Who holds it from here on.</param>
    /// <param name="cause">Why.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="reason">A sentence for the team.</param>
    public static void Change(Decision decision, Owner owner, OwnerCause cause, Author by, string? reason = null)
    {
        decision.Raise(new OwnerChanged
        {
            Owner = owner,
            From = decision.State.Owner.Kind,
            Epoch = decision.State.Epoch + 1,
            Cause = cause,
            By = by,
            Reason = reason,
        });
        if (owner.Kind != OwnerKind.Assistant)
        {
            Scheduling.DropFollowUps(decision);
        }

        if (owner.Kind == OwnerKind.Person)
        {
            foreach (var message in decision.State.Messages)
            {
                if (message is { IsAutomated: true, Delivery: DeliveryState.Queued, Sending.IsWanted: false })
                {
                    decision.Raise(new SendCancelled { Message = message.Position });
                }
            }
        }
    }

    /// <summary>
    /// Gives the conversation to people, if an assistant holds it. Nobody holds it then; whoever was responsible for it
    /// before still is.
    /// </summary>
    /// <param name="decision">The decision.</param>
    /// <param name="cause">Why.</param>
    /// <param name="reason">A sentence for the team.</param>
    public static void GiveToPeople(Decision decision, OwnerCause cause, string reason)
    {
        if (decision.State.Owner is { Kind: OwnerKind.Assistant or OwnerKind.Workflow } owner)
        {
            Change(decision, Owner.Nobody, cause, Authors.Assistant(owner), reason);
        }
    }

    /// <summary>Makes a person the owner unless they are already.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="person">The person.</param>
    /// <param name="cause">Why.</param>
    public static void GiveTo(Decision decision, Author person, OwnerCause cause)
    {
        if (decision.State.Owner is not { Kind: OwnerKind.Person } owner || owner.Id != person.Id)
        {
            Change(decision, new Owner(OwnerKind.Person, person.Id, person.Name), cause, person);
        }
    }
}
