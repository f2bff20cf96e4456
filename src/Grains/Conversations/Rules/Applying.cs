using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Model;

namespace Chatbotics.Grains.Conversations.Rules;

/// <summary>Folds entries into the state. The one place where the state changes; it decides nothing and never fails.</summary>
internal static class Applying
{
    /// <summary>The state after an entry.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="entry">The next entry of the journal.</param>
    public static ConversationState Apply(this ConversationState state, Entry entry)
    {
        var position = state.Version + 1;
        var next = entry switch
        {
            InboundEntry inbound => ApplyInbound.Apply(state, inbound, position),
            ContactUpdated contact => ApplyInbound.Apply(state, contact),
            MessageQueued queued => ApplyOutbox.Apply(state, queued, position),
            OutboundEntry step => ApplyOutbox.Apply(state, step, position),
            OwnerChanged owner => ApplyEpisodes.Apply(state, owner),
            EpisodeOpened opened => ApplyEpisodes.Apply(state, opened),
            StatusChanged status => ApplyEpisodes.Apply(state, status),
            ConversationRead read => state with { Unread = 0, Mentioned = state.Mentioned.Remove(read.By.Id ?? string.Empty) },
            TurnScheduled scheduled => ApplyTurns.Apply(state, scheduled, position),
            TurnStarted started => ApplyTurns.Apply(state, started, position),
            TurnRetried retried => ApplyTurns.Apply(state, retried, position),
            TurnEnded ended => ApplyTurns.Apply(state, ended),
            TurnDropped dropped => ApplyTurns.Apply(state, dropped),
            PriorityChanged priority => state with { Priority = priority.Priority },
            LabelsChanged labels => ApplyOrganising.Apply(state, labels),
            TeamChanged team => ApplyOrganising.Apply(state, team),
            AssigneeChanged assignee => ApplyOrganising.Apply(state, assignee),
            NoteAdded note => Notes.Apply(state, note),
            SendScheduled scheduled => Scheduling.Apply(state, scheduled),
            SendUnscheduled unscheduled => Scheduling.Without(state, unscheduled.ClientId),
            FileStored or FileFailed or FileWanted or FilesErased => Files.Apply(state, entry),
            ContactBlocked blocked => ApplyEpisodes.Apply(state, blocked),
            MarketingChanged marketing => Marketing.Apply(state, marketing),
            UnknownEntry unknown => Note(state, unknown),
            _ => state,
        };
        return next with { Version = position };
    }

    private static ConversationState Note(ConversationState state, UnknownEntry entry) =>
        state.UnknownKinds.Contains(entry.Number) ? state : state with { UnknownKinds = state.UnknownKinds.Add(entry.Number) };
}
