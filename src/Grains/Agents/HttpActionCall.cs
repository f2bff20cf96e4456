using Chatbotics.Grains.Abstractions.Agents;

namespace Chatbotics.Grains.Agents;

/// <summary>A call of an HTTP action.</summary>
public sealed record HttpActionCall
{
    /// <summary>The workspace.</summary>
    public required string Tenant { get; init; }

    /// <summary>The agent, whose secrets may be used.</summary>
    public required string AgentId { get; init; }

    /// <summary>What to call.</summary>
    public required HttpAction Action { get; init; }

    /// <summary>What the model gave.</summary>
    public required IReadOnlyDictionary<string, string> Arguments { get; init; }

    /// <summary>The customer's id on the channel.</summary>
    public required string ContactId { get; init; }

    /// <summary>The customer's name.</summary>
    public required string ContactName { get; init; }

    /// <summary>The conversation's key.</summary>
    public required string Conversation { get; init; }

    /// <summary>Goes with the call as the header Idempotency-Key.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>The vault's reference of an agent's secret.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="name">The secret's name.</param>
    public static string SecretReference(string tenant, string agent, string name) => $"{tenant}/agent-{agent}-{name}";
}
