using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Channels;
using Chatbotics.Grains.Conversations.Model;
using Chatbotics.Grains.Conversations.Threads;

namespace Chatbotics.Grains.Conversations.Engine;

internal sealed partial class ConversationEngine
{
    /// <summary>The thread for a reader; see <see cref="IConversationGrain.Read"/>.</summary>
    /// <param name="query">Which part of it.</param>
    public async Task<ThreadPage> Read(ThreadQuery query)
    {
        await Settling();
        var settled = _settled;
        var (items, earlier) = _dataKey is { } dataKey && settled.Version > 0
            ? await new ThreadReader(_services.Store, _key, dataKey).Read(query, settled.Version, settled.Owner.Kind, settled.Files)
            : ([], null);
        return new ThreadPage
        {
            Summary = SummaryView.Of(settled, _key, _connection.Platform, _dataKey?.Id ?? Guid.Empty),
            Items = items,
            Earlier = earlier,
            Version = settled.Version,
            Composer = MessagingWindow.For(_connection.Platform).Composer(_services.Time.GetUtcNow(), settled.LastCustomerActAt) with
            {
                Files = _services.Media?.Limits(_connection.Platform) ?? [],
                MarketingStoppedAt = settled.MarketingStoppedAt == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(settled.MarketingStoppedAt),
            },
            Scheduled =
            [
                .. settled.Scheduled.OrderBy(scheduled => scheduled.SendAt).Select(scheduled => new ScheduledMessage
                {
                    MessageKey = Message.KeyOf(0, scheduled.ClientId),
                    Author = scheduled.By,
                    Content = scheduled.Content,
                    SendAt = DateTimeOffset.FromUnixTimeMilliseconds(scheduled.SendAt),
                    WrittenAt = DateTimeOffset.FromUnixTimeMilliseconds(scheduled.At),
                    UnlessAnswered = scheduled.UnlessAnswered,
                }),
            ],
            Present = _presence?.People ?? [],
        };
    }

    /// <summary>The conversation in one row; see <see cref="IConversationGrain.GetSummary"/>.</summary>
    public async Task<ConversationSummary?> GetSummary()
    {
        await Settling();
        return SummaryView.Of(_settled, _key, _connection.Platform, _dataKey?.Id ?? Guid.Empty);
    }

    /// <summary>A reader sees what they have just done: appends in flight are waited for.</summary>
    private Task Settling()
    {
        ThrowIfLost();
        return _tail;
    }
}
