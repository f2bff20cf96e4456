using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Model;

namespace Chatbotics.Grains.Conversations.Rules;

/// <summary>Takes the platform's events in.</summary>
internal static class Inbound
{
    /// <summary>Takes events in, in the order given, and lets the assistant answer them.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="events">The events.</param>
    /// <param name="known">Hashes of ids that the journal was found to hold beyond the window; null when it wasn't asked.</param>
    public static AcceptResult Accept(Decision decision, ReadOnlySpan<ContactEvent> events, HashSet<ulong>? known = null)
    {
        if (decision.Context.NextNumber == 0 && MayOpenEpisode(decision.State, events))
        {
            throw new InvalidOperationException("An episode may begin, and no number was reserved for it.");
        }

        var before = decision.State.Version;
        var duplicates = 0;
        foreach (var item in events)
        {
            var hash = DedupeWindow.HashOf(item.DedupeId);
            if (decision.State.Seen.Contains(hash) || known?.Contains(hash) == true)
            {
                duplicates++;
            }
            else if (!TakeOrSetAside(decision, item, hash))
            {
                duplicates++;
            }
        }

        Turns.AnswerSince(decision, before);
        return new AcceptResult(events.Length - duplicates, duplicates);
    }

    /// <summary>Whether taking these events in may begin an episode, which needs a number.</summary>
    /// <param name="state">The state.</param>
    /// <param name="events">The events.</param>
    public static bool MayOpenEpisode(ConversationState state, ReadOnlySpan<ContactEvent> events)
    {
        if (state.Exists && state.Status != ConversationStatus.Resolved)
        {
            return false;
        }

        foreach (var item in events)
        {
            if (OpensEpisode(state, item) && !state.Seen.Contains(DedupeWindow.HashOf(item.DedupeId)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether some event may be one that fell out of the window, so that the journal must be asked.</summary>
    /// <param name="state">The state.</param>
    /// <param name="events">The events.</param>
    public static bool IsDoubtful(ConversationState state, ReadOnlySpan<ContactEvent> events)
    {
        foreach (var item in events)
        {
            if (state.Seen.IsDoubtful(item.ProviderTime) && !state.Seen.Contains(DedupeWindow.HashOf(item.DedupeId)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool OpensEpisode(ConversationState state, ContactEvent item) => !(state.IsBlocked && state.Exists) && item switch
    {
        MessageReceived { IsSelf: true } => !state.Exists,
        MessageReceived or PostbackReceived => true,
        EchoReceived => !state.Exists,
        ContactActivity activity => !state.Exists && !activity.IsOwn,
        _ => false,
    };

    /// <summary>Takes an event in; false when it says nothing that we didn't know, like the echo of our own message.</summary>
    private static bool TakeOrSetAside(Decision decision, ContactEvent item, ulong hash)
    {
        var (state, count) = (decision.State, decision.Entries.Count);
        try
        {
            Take(decision, item, hash);
        }
        catch (Exception error)
        {
            // One event that we can't take must not hold up the others of its batch, nor be delivered again for a week.
            decision.Restore(state, count);
            decision.Raise(new EventSetAside
            {
                Hash = hash,
                Time = item.ProviderTime,
                Event = item.GetType().Name,
                Error = error.GetType().Name,
            });
        }

        return decision.Entries.Count > count;
    }

    private static void Take(Decision decision, ContactEvent item, ulong hash)
    {
        if (item is ProfileRead && !decision.State.Exists)
        {
            // What was erased meanwhile doesn't come back by it.
            return;
        }

        NoteContact(decision, item);
        if (OpensEpisode(decision.State, item))
        {
            Episodes.Ensure(decision);
        }

        switch (item)
        {
            case MessageReceived message:
                decision.Raise(InboundEntries.Of(message, hash));
                if (!message.IsSelf)
                {
                    Scheduling.CustomerWrote(decision);
                }

                break;
            case PostbackReceived postback:
                decision.Raise(InboundEntries.Of(postback, hash));
                Scheduling.CustomerWrote(decision);
                break;
            case EchoReceived echo:
                Echoes.Take(decision, echo, hash);
                break;
            case ReceiptReceived receipt:
                Receipts.Take(decision, receipt, hash);
                break;
            case MessageEdited edit:
                decision.Raise(InboundEntries.Of(edit, hash));
                break;
            case MessageUnsent unsend:
                decision.Raise(InboundEntries.Of(unsend, hash));
                break;
            case ReactionChanged reaction:
                decision.Raise(InboundEntries.Of(reaction, hash));
                break;
            case IdentityChanged identity:
                TakeIdentity(decision, identity, hash);
                break;
            case ContactActivity activity:
                decision.Raise(InboundEntries.Of(activity, hash));
                break;
            case ProfileRead:
                break;
            default:
                throw new NotSupportedException("This kind of event has no entry.");
        }
    }

    private static void NoteContact(Decision decision, ContactEvent item)
    {
        var known = decision.State.Contact;
        var contact = known.With(item.Contact, item.ProviderTime ?? decision.Now);
        if (!ReferenceEquals(contact, known))
        {
            Raise(decision, contact);
        }
    }

    private static void TakeIdentity(Decision decision, IdentityChanged identity, ulong hash)
    {
        decision.Raise(InboundEntries.Of(identity, hash));
        var known = decision.State.Contact;
        var time = Math.Max(identity.ProviderTime ?? decision.Now, known.AsOf);
        var contact = known.With(new ContactIdentity { Ids = identity.NewIds }, time);
        if (!ReferenceEquals(contact, known))
        {
            Raise(decision, contact);
        }
    }

    private static void Raise(Decision decision, Contact contact) => decision.Raise(new ContactUpdated
    {
        Ids = contact.Ids,
        Name = contact.Name,
        Username = contact.Username,
        Phone = contact.Phone,
        AsOf = contact.AsOf,
    });
}
