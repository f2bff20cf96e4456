using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Abstractions.Privacy.Retention;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Journal;
using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Grains.Conversations.Rules;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Privacy.Erasures;

/// <summary>
/// The conversations' journals: messages, traces of the assistants, deliveries, and the due-time index. Last, since the
/// catalog lists what is left by them. A single message is written over where it stands.
/// </summary>
/// <param name="store">The journals.</param>
/// <param name="redactor">Writes over parts of them.</param>
/// <param name="messages">The messages that go.</param>
/// <param name="tombstones">Keep redelivered messages out.</param>
/// <param name="grains">The conversations, which may be awake.</param>
/// <param name="parts">When their files and evidence came.</param>
internal sealed class JournalTarget(
    IConversationStore store, JournalRedactor redactor, DoomedMessages messages, ITombstones tombstones, IGrainFactory grains, IPartIndex parts) : IErasureTarget
{
    /// <inheritdoc/>
    public string Store => "journal";

    /// <inheritdoc/>
    public int Order => 1_000;

    /// <inheritdoc/>
    public async ValueTask<long> Begin(ErasureScope scope, CancellationToken cancellationToken = default)
    {
        if (scope.IsOfParts)
        {
            return await Retire(scope);
        }

        if (await messages.Find(scope) is not var (conversation, entries, positions))
        {
            return 0;
        }

        foreach (var position in positions)
        {
            await tombstones.Bury(conversation.Connection, Hashes(entries, position));
            await redactor.Redact(conversation, all => (
                Redactions.OfMessage(all, position), new ContentErased { Message = position, What = "message", Count = 1 }));
        }

        await Reload(conversation);
        return positions.Length;
    }

    /// <inheritdoc/>
    public async ValueTask<long> Erase(
        ErasureScope scope, ImmutableArray<DoomedConversation> conversations, CancellationToken cancellationToken = default)
    {
        await store.Erase([.. conversations.Select(static one => one.Key)], cancellationToken);
        return conversations.Length;
    }

    /// <summary>A redelivery would find the entry's own mark; the platform may also edit or take back what it knows by its id.</summary>
    private static HashSet<ulong> Hashes(IReadOnlyList<PlacedEntry> entries, long position)
    {
        var hashes = new HashSet<ulong>();
        foreach (var (at, _, entry, _) in entries)
        {
            var id = entry switch
            {
                MessageIn message when at == position => message.Id,
                EchoIn echo when at == position => echo.Id,
                AttemptAccepted accepted when accepted.Message == position => accepted.Id,
                _ => null,
            };
            if (id is not null)
            {
                hashes.Add(EventHash.Of(id));
            }

            if (at == position && entry is InboundEntry inbound)
            {
                hashes.Add(inbound.Hash);
            }
        }

        return hashes;
    }

    private async ValueTask<long> Retire(ErasureScope scope)
    {
        var kind = scope.Kind == ErasureKind.Media ? RetentionKind.Media : RetentionKind.Traces;
        var count = 0L;
        foreach (var subject in scope.Subjects)
        {
            // The conversation itself writes: it may be awake, and an answer may be under way.
            var (key, before) = (ConversationKey.Parse(subject), DateTimeOffset.FromUnixTimeMilliseconds(scope.Before));
            count += await grains.GetGrain<IConversationGrain>(subject).Retire(kind, before);
            var left = (await redactor.Read(key) ?? []).Where(one => one.Entry.At < scope.Before
                && (kind == RetentionKind.Media ? Redactions.HasFiles(one.Entry) : Redactions.HasTrace(one.Entry)));
            await parts.Settle(key, kind, before, [.. left.Select(static one => one.Position)]);
        }

        return count;
    }

    private async Task Reload(ConversationKey conversation)
    {
        try
        {
            await grains.GetGrain<IConversationGrain>(conversation.Value).Forget();
        }
        catch (StoreUnavailableException)
        {
            // It is being loaded again already.
        }
    }
}
