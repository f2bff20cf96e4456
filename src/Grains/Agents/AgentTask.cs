using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Agents.Ports;

namespace Chatbotics.Grains.Agents;

/// <summary>What an agent is to answer, and as whom. The identity comes from here and never from what a model says.</summary>
public sealed record AgentTask
{
    /// <summary>The workspace.</summary>
    public required string Tenant { get; init; }

    /// <summary>The agent.</summary>
    public required string AgentId { get; init; }

    /// <summary>The version of the definition; 0 for a draft.</summary>
    public required int Version { get; init; }

    /// <summary>The definition.</summary>
    public required AgentDefinition Definition { get; init; }

    /// <summary>Identifies the turn; the same when it is run again.</summary>
    public required string TurnId { get; init; }

    /// <summary>The customer's fragments, oldest first.</summary>
    public required ImmutableArray<TurnMessage> Fragments { get; init; }

    /// <summary>What came before, oldest first.</summary>
    public ImmutableArray<TurnMessage> History { get; init; } = [];

    /// <summary>Where the answer goes; decides how it is split.</summary>
    public ChannelPlatform Platform { get; init; } = ChannelPlatform.WebChat;

    /// <summary>The conversation's key; null in a trial.</summary>
    public string? Conversation { get; init; }

    /// <summary>The customer's id on the channel; null in a trial.</summary>
    public string? ContactId { get; init; }

    /// <summary>The customer's name as the platform tells it; hostile.</summary>
    public string? ContactName { get; init; }

    /// <summary>The tool calls of this turn.</summary>
    public required IToolLedger Ledger { get; init; }

    /// <summary>What the turn sees of the workspace and may change there.</summary>
    public required ITurnDesk Desk { get; init; }

    /// <summary>Nothing may reach a customer or change anything elsewhere: the playground and tests.</summary>
    public bool IsTrial { get; init; }

    /// <summary>The languages of each knowledge base's sources; bases that don't exist are left out.</summary>
    public ImmutableArray<string> Languages { get; init; } = ["en"];
}
