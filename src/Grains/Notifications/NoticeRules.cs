using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Model;
using Chatbotics.Grains.Conversations.Rules;

namespace Chatbotics.Grains.Notifications;

/// <summary>
/// Finds in what a conversation decided who is to be told of it. Pure, and allocates nothing when nobody is: it runs for
/// every message.
/// </summary>
internal static class NoticeRules
{
    /// <summary>The notices of a decision; null for none.</summary>
    /// <param name="before">The state before it.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="key">The conversation.</param>
    public static List<OutgoingNotice>? Of(ConversationState before, Decision decision, ConversationKey key)
    {
        List<OutgoingNotice>? found = null;
        var after = decision.State;
        for (var i = 0; i < decision.Entries.Count; i++)
        {
            switch (decision.Entries[i])
            {
                case AssigneeChanged { Assignee: { } account } assigned when account != assigned.By.Id:
                    Add(ref found, account, NotificationKind.Assigned, Person(assigned.By));
                    break;
                case NoteAdded { Mentions: { } mentions } note:
                    foreach (var mention in mentions)
                    {
                        if (mention.Id != note.By.Id)
                        {
                            Add(ref found, mention.Id, NotificationKind.Mentioned, Person(note.By));
                        }
                    }

                    break;
                case MessageIn { Self: false } when !after.IsBlocked && !IsAutomated(after) && after.Assignee is { } own:
                    Add(ref found, own.Id, NotificationKind.CustomerWrote, null);
                    break;
                case StatusChanged { Cause: StatusCause.SnoozeEnded } when after.Assignee is { } own:
                    Add(ref found, own.Id, NotificationKind.SnoozeEnded, null);
                    break;
                case AttemptFailed { RetryAt: 0 } failed when WroteOrOwns(after, failed.Message) is { } account:
                    Add(ref found, account, NotificationKind.SendFailed, null);
                    break;
            }
        }

        var (waited, waits) = (Waits(before), Waits(after));
        if (waits && !waited)
        {
            (found ??= []).Add(new(NoticeTarget.Waiting, null, Notice(NotificationKind.Waiting, null)));
        }
        else if (waited && !waits)
        {
            (found ??= []).Add(new(NoticeTarget.Settled, null, Notice(NotificationKind.Waiting, null)));
        }

        return found;

        void Add(ref List<OutgoingNotice>? list, string account, NotificationKind kind, string? by) =>
            (list ??= []).Add(new(NoticeTarget.Member, account, Notice(kind, by)));

        Notice Notice(NotificationKind kind, string? by) => new()
        {
            Kind = kind,
            Conversation = key.Value,
            Number = after.Number,
            At = DateTimeOffset.FromUnixTimeMilliseconds(decision.Now),
            By = by,
            Team = after.Team?.Id,
        };
    }

    /// <summary>Whether a conversation waits for anybody who is to hear of it.</summary>
    private static bool Waits(ConversationState state) => !state.IsBlocked && Organising.IsWaiting(state);

    private static bool IsAutomated(ConversationState state) => state.Owner.Kind is OwnerKind.Assistant or OwnerKind.Workflow;

    private static string? Person(Author author) => author.Kind == AuthorKind.Person ? author.Id : null;

    private static string? WroteOrOwns(ConversationState state, long message) =>
        state.Find(message)?.Author is { Kind: AuthorKind.Person, Id: { } writer } ? writer : state.Assignee?.Id;
}
