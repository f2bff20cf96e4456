using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Conversations.Journal;
using Chatbotics.Grains.Media.Ports;
using Chatbotics.Grains.Conversations.Rules;
using Chatbotics.Grains.Privacy.Erasures;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Media;

/// <summary>Erases the files of conversations. Their keys are gone by then; what goes here are unreadable bytes.</summary>
/// <param name="store">The files.</param>
/// <param name="messages">Single messages that go.</param>
/// <param name="redactor">The journals, which name the files.</param>
internal sealed class MediaTarget(IMediaStore store, DoomedMessages messages, JournalRedactor redactor) : IErasureTarget
{
    /// <summary>The store's name.</summary>
    public const string Name = "media";

    /// <inheritdoc/>
    public string Store => Name;

    /// <inheritdoc/>
    public int Order => 300;

    /// <inheritdoc/>
    public async ValueTask<long> Begin(ErasureScope scope, CancellationToken cancellationToken = default)
    {
        // Before the journal forgets which files there are.
        var removed = 0L;
        if (await messages.Find(scope) is var (conversation, entries, positions))
        {
            foreach (var file in positions.SelectMany(position => Redactions.FilesOf(entries, position)).Distinct(StringComparer.Ordinal))
            {
                await store.Remove(conversation.Tenant, file, cancellationToken);
                removed++;
            }
        }

        foreach (var subject in scope.Kind == ErasureKind.Media ? scope.Subjects : [])
        {
            if (await redactor.Read(ConversationKey.Parse(subject)) is { } all)
            {
                var old = Redactions.MessagesWithFiles(all, scope.Before);
                foreach (var file in old.SelectMany(position => Redactions.FilesOf(all, position)).Distinct(StringComparer.Ordinal))
                {
                    await store.Remove(scope.Tenant, file, cancellationToken);
                    removed++;
                }
            }
        }

        return removed;
    }

    /// <inheritdoc/>
    public async ValueTask<long> Erase(ErasureScope scope, ImmutableArray<DoomedConversation> conversations, CancellationToken cancellationToken = default)
    {
        long count = 0;
        foreach (var conversation in conversations)
        {
            count += await store.Erase(conversation.Key, cancellationToken);
        }

        return count;
    }

    /// <inheritdoc/>
    public async ValueTask<long> End(ErasureScope scope, CancellationToken cancellationToken = default) =>
        scope.Kind == ErasureKind.Workspace ? await store.EraseWorkspace(scope.Tenant, cancellationToken) : 0;
}
