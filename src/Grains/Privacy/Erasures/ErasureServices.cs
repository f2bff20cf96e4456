using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Privacy.Ports;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Privacy.Erasures;

/// <summary>What all erasures share.</summary>
/// <param name="targets">The stores.</param>
/// <param name="catalog">Lists conversations.</param>
/// <param name="inventory">Counts what goes.</param>
/// <param name="contacts">Finds everything of a person.</param>
/// <param name="messages">Finds single messages.</param>
/// <param name="tombstones">Keep redelivered events out.</param>
/// <param name="ids">Ids.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed class ErasureServices(
    IEnumerable<IErasureTarget> targets,
    IConversationCatalog catalog,
    ConversationInventory inventory,
    IContactReach contacts,
    DoomedMessages messages,
    ITombstones tombstones,
    IIdGenerator ids,
    TimeProvider time,
    ILogger<ErasureGrain> logger)
{
    /// <summary>The stores, in their order.</summary>
    public ImmutableArray<IErasureTarget> Targets { get; } =
        [.. targets.OrderBy(static target => target.Order).ThenBy(static target => target.Store, StringComparer.Ordinal)];

    /// <summary>Lists conversations.</summary>
    public IConversationCatalog Catalog => catalog;

    /// <summary>Counts what goes.</summary>
    public ConversationInventory Inventory => inventory;

    /// <summary>Finds everything of a person.</summary>
    public IContactReach Contacts => contacts;

    /// <summary>Finds single messages.</summary>
    public DoomedMessages Messages => messages;

    /// <summary>Keep redelivered events out.</summary>
    public ITombstones Tombstones => tombstones;

    /// <summary>Ids.</summary>
    public IIdGenerator Ids => ids;

    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>The log.</summary>
    public ILogger Logger => logger;
}
