using System.Collections.Immutable;
using System.Security.Cryptography;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Search;
using Chatbotics.Grains.Conversations.Journal;
using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Grains.Search.Ports;

namespace Chatbotics.Grains.Search;

/// <inheritdoc cref="IMessageSearchGrain"/>
/// <param name="index">Finds positions; knows no words.</param>
/// <param name="store">The journals, which hold the words.</param>
/// <param name="keys">Opens them.</param>
[GrainType("message-search")]
internal sealed class MessageSearchGrain(IMessageIndex index, IConversationStore store, IKeyRing keys) : Grain, IMessageSearchGrain
{
    private const int MaxLimit = 50;

    /// <inheritdoc/>
    public async Task<SearchPage> Find(SearchQuery query)
    {
        var words = SearchWords.Typed(query.Text);
        if (words.IsEmpty)
        {
            return new SearchPage();
        }

        var limit = Math.Clamp(query.Limit, 1, MaxLimit);
        var found = await index.Find(this.GetPrimaryKeyString(), words, limit + 1);
        var summaries = new Dictionary<ConversationKey, Task<ConversationSummary?>>();
        var hits = new List<SearchHit>();
        foreach (var hit in found.Take(limit))
        {
            if (!summaries.TryGetValue(hit.Conversation, out var summary))
            {
                summaries[hit.Conversation] = summary = GrainFactory.GetGrain<IConversationGrain>(hit.Conversation.Value).GetSummary();
            }

            if (await Open(hit, summary, words) is { } opened)
            {
                hits.Add(opened);
            }
        }

        return new SearchPage { Hits = [.. hits.OrderBy(static hit => hit.Position != 0)], HasMore = found.Length > limit };
    }

    /// <summary>Reads the words of a hit from the journal; null when they are gone or are others by now.</summary>
    private async Task<SearchHit?> Open(TextHit hit, Task<ConversationSummary?> gettingSummary, ImmutableArray<string> words)
    {
        try
        {
            if (await gettingSummary is not { } summary
                || await store.ReadBackwards(hit.Conversation, hit.Version + 1, 1) is not [var record]
                || record.Version != hit.Version)
            {
                return null;
            }

            var entries = RecordCodec.Read(await keys.Get(hit.Conversation.Tenant, summary.KeyId), hit.Conversation, record);
            var place = (int)(hit.Source - (record.Version - entries.Length + 1));
            if (place < 0 || place >= entries.Length || SearchTexts.Read(entries[place]) is not var (text, author, isNote))
            {
                return null;
            }

            var (snippet, marks) = SearchWords.Snippet(text, words);
            return new SearchHit
            {
                Conversation = summary,
                Position = hit.Position,
                At = DateTimeOffset.FromUnixTimeMilliseconds(entries[place].At),
                Author = author,
                Snippet = snippet,
                Marks = marks,
                IsNote = isNote,
            };
        }
        catch (Exception gone) when (gone is KeyDestroyedException or CryptographicException or StoreUnavailableException)
        {
            // Erased while it was being looked for.
            return null;
        }
    }
}
