using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Conversations.Journal;
using Chatbotics.Grains.Conversations.Rules;
using Chatbotics.Grains.Privacy.Erasures;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Grains.Search.Ports;

namespace Chatbotics.Grains.Search;

/// <summary>Erases what finds the messages of conversations.</summary>
/// <param name="index">The index.</param>
/// <param name="messages">Single messages that go.</param>
/// <param name="redactor">The journals.</param>
internal sealed class SearchTarget(IMessageIndex index, DoomedMessages messages, JournalRedactor redactor) : IErasureTarget
{
    /// <inheritdoc/>
    public string Store => "search";

    /// <inheritdoc/>
    public int Order => 310;

    /// <inheritdoc/>
    public async ValueTask<long> Erase(ErasureScope scope, ImmutableArray<DoomedConversation> conversations, CancellationToken cancellationToken = default)
    {
        long count = 0;
        foreach (var conversation in conversations)
        {
            count += await index.Erase(conversation.Key, cancellationToken);
        }

        return count;
    }

    /// <inheritdoc/>
    public async ValueTask<long> End(ErasureScope scope, CancellationToken cancellationToken = default)
    {
        long removed = scope.Kind == ErasureKind.Workspace ? await index.EraseWorkspace(scope.Tenant, cancellationToken) : 0;
        if (await messages.Find(scope) is var (conversation, _, positions))
        {
            foreach (var position in positions)
            {
                removed += await index.Erase(conversation, position, cancellationToken);
            }
        }

        foreach (var subject in scope.Kind == ErasureKind.Media ? scope.Subjects : [])
        {
            await Restate(scope, ConversationKey.Parse(subject), cancellationToken);
        }

        return removed;
    }

    /// <summary>The journal was written over: what finds the names of files goes.</summary>
    private async ValueTask Restate(ErasureScope scope, ConversationKey conversation, CancellationToken cancellationToken)
    {
        var entries = await redactor.Read(conversation) ?? [];
        await index.Restate(
            [.. entries.Where(one => one.Entry.At < scope.Before && Redactions.FileCount(one.Entry) > 0 && !Redactions.HasFiles(one.Entry))
                .Select(one => SearchTexts.Restated(conversation, one, entries))],
            cancellationToken);
    }
}
