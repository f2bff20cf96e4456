using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Model;

namespace Chatbotics.Grains.Conversations.Rules;

/// <summary>Private notes, which no customer ever sees and no assistant reads.</summary>
internal static class Notes
{
    private const int MaxText = 10_000;
    private const int MaxMentions = 20;
    private const int MaxMentioned = 64;

    /// <summary>Under which hash a note is remembered.</summary>
    /// <param name="clientId">The browser's id of it.</param>
    public static ulong HashOf(string clientId) => DedupeWindow.HashOf("note:" + clientId);

    /// <summary>A person writes a note.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="command">The note.</param>
    public static CommandRefusal? Add(Decision decision, NoteCommand command)
    {
        if (command.ClientId is not { Length: > 0 and <= 64 })
        {
            return new("bad_client_id", "Give the note an id of 1 to 64 characters.");
        }

        if (decision.State.Seen.Contains(HashOf(command.ClientId)))
        {
            return null;
        }

        if (Refusals.OfPerson(decision, command.Person) is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(command.Text))
        {
            return new("empty", "Write something for your colleagues.");
        }

        if (command.Text.Length > MaxText)
        {
            return new("too_long", $"Shorten the note to {MaxText:N0} characters; it has {command.Text.Length:N0}.");
        }

        if (command.Mentions.Length > MaxMentions)
        {
            return new("too_many_mentions", $"Name at most {MaxMentions} colleagues in one note.");
        }

        decision.Raise(new NoteAdded
        {
            By = command.Person,
            Text = command.Text,
            ClientId = command.ClientId,
            Mentions = command.Mentions.IsDefaultOrEmpty ? null : [.. command.Mentions.DistinctBy(mention => mention.Id)],
        });
        return null;
    }

    /// <summary>A person removes a note of their own.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="note">The note.</param>
    /// <param name="person">Who.</param>
    public static CommandRefusal? Remove(Decision decision, NoteAdded? note, Author person)
    {
        if (Refusals.OfPerson(decision, person) is { } refusal)
        {
            return refusal;
        }

        if (note is null)
        {
            return new("no_note", "This note is not here any more.");
        }

        if (note.By.Id != person.Id)
        {
            return new("not_yours", "Only the writer of a note can remove it.");
        }

        decision.Raise(new NoteRemoved { Note = note.ClientId, By = person });
        return null;
    }

    /// <summary>The state after a note.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="entry">The note.</param>
    public static ConversationState Apply(ConversationState state, NoteAdded entry)
    {
        state = state with { Seen = state.Seen.Add(HashOf(entry.ClientId), null) };
        foreach (var mention in entry.Mentions ?? [])
        {
            if (mention.Id != entry.By.Id && !state.Mentioned.Contains(mention.Id) && state.Mentioned.Length < MaxMentioned)
            {
                state = state with { Mentioned = state.Mentioned.Add(mention.Id) };
            }
        }

        return state;
    }
}
