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

    // Of what is found, so much is looked at for somebody who sees only some conversations.
    private const int MaxLookedAt = 200;

    /// <inheritdoc/>
    public async Task<SearchPage> Find(SearchQuery query)
    {
        var words = SearchWords.Typed(query.Text);
        if (words.IsEmpty)
        {
            return new SearchPage();
        }

        var limit = Math.Clamp(query.Limit, 1, MaxLimit);
        var found = await index.Find(this.GetPrimaryKeyString(), words, query.Scope is null ? limit + 1 : MaxLookedAt);
        var summaries = new Dictionary<ConversationKey, Task<ConversationSummary?>>();
        var hits = new List<SearchHit>();
        foreach (var hit in query.Scope is null ? found.Take(limit) : found)
        {
            if (hits.Count == limit)
            {
                return Page(hits, hasMore: true);
            }

            if (!summaries.TryGetValue(hit.Conversation, out var summary))
            {
                summaries[hit.Conversation] = summary = GrainFactory.GetGrain<IConversationGrain>(hit.Conversation.Value).GetSummary();
            }

            if (await Open(hit, summary, words, query) is { } opened)
            {
                hits.Add(opened);
            }
        }

        return Page(hits, query.Scope is null ? found.Length > limit : found.Length == MaxLookedAt);
    }

    private static SearchPage Page(List<SearchHit> hits, bool hasMore) =>
        new() { Hits = [.. hits.OrderBy(static hit => hit.Position != 0)], HasMore = hasMore };

    /// <summary>Reads the words of a hit from the journal; null when they are gone, are others by now, or are not for whoever looks.</summary>
    private async Task<SearchHit?> Open(TextHit hit, Task<ConversationSummary?> gettingSummary, ImmutableArray<string> words, SearchQuery query)
    {
        try
        {
            if (await gettingSummary is not { } summary
                || query.Scope?.Shows(summary, query.Viewer ?? "") == false
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
