using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Privacy.Retention;
using Chatbotics.Grains.Conversations.Entries;
using Chatbotics.Grains.Conversations.Journal;
using Chatbotics.Grains.Conversations.Rules;

namespace Chatbotics.Grains.Conversations.Engine;

internal sealed partial class ConversationEngine
{
    private const int RetireTries = 8;

    /// <summary>
    /// The conversation is being erased: forgets what is in memory at once, key included. Whatever is in flight fails, and
    /// the activation ends.
    /// </summary>
    public void Forget()
    {
        _isLost = true;
        _state = Model.ConversationState.Empty;
        _settled = Model.ConversationState.Empty;
        _dataKey?.Dispose();
        _dataKey = null;
        _host.Discard();
    }

    /// <summary>See <see cref="IConversationGrain.Retire"/>. It is written in turn with everything else: nothing in flight fails.</summary>
    /// <param name="kind">Files or evidence.</param>
    /// <param name="before">Only what was recorded before, milliseconds since 1970.</param>
    /// <returns>How many messages or turns lost something.</returns>
    public async Task<int> Retire(RetentionKind kind, long before)
    {
        for (var attempt = 0; attempt < RetireTries; attempt++)
        {
            await Settling();
            var prepared = await _services.Redactor.Prepare(_key, entries => Retired(entries, kind, before));
            if (prepared is not var (rewrite, state, count))
            {
                return 0;
            }

            if (rewrite.ExpectedVersion == _state.Version && !_isLost)
            {
                // From here to the end of the statement nothing else runs: what is decided next stands on what is written here.
                var settling = Settle(_services.Store.Rewrite(rewrite), state, state.Version);
                (_state, _sinceSnapshot, _tail) = (state, 0, settling);

                // Its row may show a file's name as the last words.
                _rowVersion = state.Version;
                await settling;
                return count;
            }
        }

        throw new StoreUnavailableException("The conversation is written to all the time. It is tried again in a minute.");
    }

    private static (IReadOnlyDictionary<long, Entry> Replaced, ContentErased Note)? Retired(IReadOnlyList<PlacedEntry> entries, RetentionKind kind, long before)
    {
        var isMedia = kind == RetentionKind.Media;
        var positions = isMedia ? Redactions.MessagesWithFiles(entries, before) : Redactions.TurnsWithTraces(entries, before);
        return positions.IsEmpty ? null : (
            isMedia ? Redactions.OfFiles(entries, positions) : Redactions.OfTraces(entries, positions),
            new ContentErased { What = isMedia ? "media" : "traces", Count = positions.Length });
    }
}
