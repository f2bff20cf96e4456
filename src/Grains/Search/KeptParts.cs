using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Privacy.Retention;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Rules;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Search;

/// <summary>What of the journal has a time of its own.</summary>
internal static class KeptParts
{
    /// <summary>The files and the evidence of a record.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="version">The record's version: the position of its last entry.</param>
    /// <param name="entries">Its entries.</param>
    public static IEnumerable<KeptPart> Of(ConversationKey conversation, long version, ImmutableArray<Entry> entries)
    {
        for (var i = 0; i < entries.Length; i++)
        {
            var position = version - (entries.Length - 1 - i);
            if (Redactions.HasFiles(entries[i]))
            {
                yield return new KeptPart(conversation, RetentionKind.Media, position, entries[i].At, Redactions.FileCount(entries[i]));
            }
            else if (Redactions.HasTrace(entries[i]))
            {
                yield return new KeptPart(conversation, RetentionKind.Traces, position, entries[i].At, 1);
            }
        }
    }
}
