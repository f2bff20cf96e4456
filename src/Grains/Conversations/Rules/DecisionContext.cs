using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Hosting;

namespace Chatbotics.Grains.Conversations.Rules;

/// <summary>Everything outside a conversation's state that a decision may look at.</summary>
internal readonly record struct DecisionContext
{
    /// <summary>The time.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Gives ids.</summary>
    public required IIdGenerator Ids { get; init; }

    /// <summary>How conversations behave.</summary>
    public required ConversationOptions Options { get; init; }

    /// <summary>The platform.</summary>
    public required ChannelPlatform Platform { get; init; }

    /// <summary>The workspace's assistant; null when people answer everything.</summary>
    public ResponderDefinition? Responder { get; init; }

    /// <summary>The workspace's live agents, oldest first; default for none.</summary>
    public ImmutableArray<AgentRoute> Agents { get; init; }

    /// <summary>The connection; default where no agent is to be chosen.</summary>
    public ConnectionKey Connection { get; init; }

    /// <summary>The number of an episode, should one begin; 0 when none was reserved.</summary>
    public long NextNumber { get; init; }
}
