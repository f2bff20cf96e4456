using System.Collections.Frozen;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Agents;
using Chatbotics.Grains.Channels.Ports;
using Chatbotics.Grains.Conversations.Delivery;
using Chatbotics.Grains.Conversations.Journal;
using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Media;
using Chatbotics.Grains.Notifications;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Grains.Privacy.Wishes;
using Chatbotics.Grains.Tenancy.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Chatbotics.Grains.Conversations.Engine;

/// <summary>What all conversations of a silo share; each holds one reference to it.</summary>
internal sealed class ConversationServices
{
    private readonly FrozenDictionary<ChannelPlatform, IChannelSender> _senders;

    /// <summary>Gathers the services.</summary>
    public ConversationServices(
        IConversationStore store,
        IKeyRing keys,
        IWorkspaceSettingsCache settings,
        ISendBudgets budgets,
        SendLedger sends,
        ConnectionCatalog connections,
        IEnumerable<IChannelSender> senders,
        IIdGenerator ids,
        TimeProvider time,
        IOptions<ConversationOptions> options,
        ConversationMetrics metrics,
        ILogger<ConversationGrain> logger,
        MediaDesk? media = null,
        TurnCancellations? turns = null,
        ChatWishes? wishes = null,
        NoticePost? notices = null)
    {
        Notices = notices;
        Wishes = wishes;
        Media = media;
        Turns = turns;
        Store = store;
        Redactor = new JournalRedactor(store, keys, time);
        Keys = keys;
        Settings = settings;
        Budgets = budgets;
        Sends = sends;
        Connections = connections;
        Ids = ids;
        Time = time;
        Options = options.Value;
        Metrics = metrics;
        Logger = logger;
        _senders = senders.ToFrozenDictionary(sender => sender.Platform, sender => media is null ? sender : new FileSender(sender, media));
    }

    /// <summary>Tells members of what concerns them; null in a host without notifications.</summary>
    public NoticePost? Notices { get; }

    /// <summary>Hears what customers say about their data; null in a host without privacy.</summary>
    public ChatWishes? Wishes { get; }

    /// <summary>The journals.</summary>
    public IConversationStore Store { get; }

    /// <summary>Writes over parts of journals.</summary>
    public JournalRedactor Redactor { get; }

    /// <summary>The keys that seal them.</summary>
    public IKeyRing Keys { get; }

    /// <summary>Workspace settings and conversation numbers.</summary>
    public IWorkspaceSettingsCache Settings { get; }

    /// <summary>Send budgets.</summary>
    public ISendBudgets Budgets { get; }

    /// <summary>Sends of this process.</summary>
    public SendLedger Sends { get; }

    /// <summary>Connections by conversation.</summary>
    public ConnectionCatalog Connections { get; }

    /// <summary>Ids.</summary>
    public IIdGenerator Ids { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>How conversations behave.</summary>
    public ConversationOptions Options { get; }

    /// <summary>What is counted.</summary>
    public ConversationMetrics Metrics { get; }

    /// <summary>The files of messages; null when this installation keeps none.</summary>
    public MediaDesk? Media { get; }

    /// <summary>The log.</summary>
    public ILogger Logger { get; }

    /// <summary>Stops turns that became void; null where none run.</summary>
    public TurnCancellations? Turns { get; }

    /// <summary>The sender of a platform, or null when there is none.</summary>
    /// <param name="platform">The platform.</param>
    public IChannelSender? SenderOf(ChannelPlatform platform) => _senders.GetValueOrDefault(platform);
}
