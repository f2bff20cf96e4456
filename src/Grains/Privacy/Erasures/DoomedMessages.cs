using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Conversations.Journal;
using Chatbotics.Grains.Conversations.Rules;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Privacy.Erasures;

/// <summary>The messages that an erasure of single messages names.</summary>
/// <param name="redactor">The journals.</param>
internal sealed class DoomedMessages(JournalRedactor redactor)
{
    /// <summary>The conversation, its entries and the positions of the messages; null when the erasure is of another kind, or the conversation is gone.</summary>
    /// <param name="scope">What goes.</param>
    public async ValueTask<(ConversationKey Conversation, IReadOnlyList<PlacedEntry> Entries, ImmutableArray<long> Positions)?> Find(ErasureScope scope)
    {
        if (scope.Kind != ErasureKind.Message)
        {
            return null;
        }

        var conversation = ConversationKey.Parse(scope.Subjects[0]);
        return await redactor.Read(conversation) is { } entries
            ? (conversation, entries, [.. scope.Subjects.Skip(1).Select(key => Redactions.Find(entries, key)).Where(static position => position > 0).Distinct()])
            : null;
    }
}
