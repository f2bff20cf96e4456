using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Privacy;
using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Webhooks;

/// <summary>
/// Brings each normalised event of a webhook to the grain it belongs to: a contact's events, in order, to their
/// conversation; an account's to its connection. Completes when all of them are durable.
/// </summary>
/// <param name="grains">The grains.</param>
/// <param name="routes">Which connection an asset belongs to.</param>
/// <param name="aliases">Which thread a contact's ids lead to.</param>
/// <param name="tombstones">What was erased and may be delivered again.</param>
/// <param name="meters">Counts what was dropped.</param>
/// <param name="sightings">Notes what came in.</param>
/// <param name="logger">The log.</param>
internal sealed partial class WebhookDispatcher(
    IGrainFactory grains,
    RouteCache routes,
    IContactAliases aliases,
    ITombstones tombstones,
    WebhookMeters meters,
    WebhookSightings sightings,
    ILogger<WebhookDispatcher> logger)
{
    /// <summary>Dispatches events; throws what the first failing grain throws, when all have ended.</summary>
    /// <param name="events">The events of one webhook.</param>
    public async ValueTask Dispatch(ImmutableArray<ChannelEvent> events)
    {
        if (events is [ContactEvent single])
        {
            // Nearly every webhook is this one.
            await DispatchOne(single);
            return;
        }

        await DispatchBatch(events);
    }

    /// <summary>Dispatches one event of a contact.</summary>
    /// <param name="single">The event.</param>
    /// <returns>Whether it is durable in a conversation now; false when nobody connected the asset, or it was erased.</returns>
    public async ValueTask<bool> DispatchOne(ContactEvent single)
    {
        if (await ConversationOf(single) is not { } conversation)
        {
            return false;
        }

        await grains.GetGrain<IConversationGrain>(conversation.Value).Accept([single]);
        return true;
    }

    private async ValueTask DispatchBatch(ImmutableArray<ChannelEvent> events)
    {
        var threads = new Dictionary<ConversationKey, ImmutableArray<ContactEvent>.Builder>();
        var pending = new List<Task>();
        foreach (var channelEvent in events)
        {
            if (channelEvent is ContactEvent contactEvent)
            {
                if (await ConversationOf(contactEvent) is { } conversation)
                {
                    (threads.TryGetValue(conversation, out var thread)
                        ? thread
                        : threads[conversation] = ImmutableArray.CreateBuilder<ContactEvent>()).Add(contactEvent);
                }
            }
            else if (channelEvent is AccountEvent accountEvent && await ConnectionOf(accountEvent) is { } connection)
            {
                pending.Add(grains.GetGrain<IChannelConnectionGrain>(connection.Value).Record(accountEvent));
            }
        }

        foreach (var (conversation, thread) in threads)
        {
            pending.Add(grains.GetGrain<IConversationGrain>(conversation.Value).Accept(thread.DrainToImmutable()));
        }

        await Task.WhenAll(pending);
    }

    private async ValueTask<ConversationKey?> ConversationOf(ContactEvent contactEvent)
    {
        if (await ConnectionOf(contactEvent) is not { } connection)
        {
            return null;
        }

        if (await tombstones.Covers(connection, contactEvent))
        {
            meters.Dropped(contactEvent.Platform, "erased");
            return null;
        }

        var thread = contactEvent switch
        {
            // What became of a message says nothing of a contact whom we never wrote to.
            ReceiptReceived receipt => await aliases.Find(connection, receipt.Contact.Ids),
            IdentityChanged changed => await aliases.Resolve(connection, changed.Contact.Ids.AddRange(changed.NewIds)),
            _ => await aliases.Resolve(connection, contactEvent.Contact.Ids),
        };
        if (thread is null)
        {
            meters.Dropped(contactEvent.Platform, "unknown_contact");
            return null;
        }

        return ConversationKey.Create(connection, thread);
    }

    private async ValueTask<ConnectionKey?> ConnectionOf(ChannelEvent channelEvent)
    {
        // Events of a whole WhatsApp Business Account name no number: they go to the connection that claimed the account.
        var asset = channelEvent.AssetId.Length > 0
            ? channelEvent.AssetId
            : channelEvent.BusinessAccountId is { Length: > 0 } account ? ChannelAssets.BusinessAccount(account) : null;
        if (asset is not null && asset.Length <= MaxAssetLength
            && await routes.Find(channelEvent.Platform, asset) is { } connection)
        {
            sightings.Saw(connection);
            return connection;
        }

        meters.Dropped(channelEvent.Platform, "unknown_asset");
        LogUnknownAsset(logger, channelEvent.Platform);
        return null;
    }

    private const int MaxAssetLength = 100;
}
