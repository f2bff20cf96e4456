namespace Chatbotics.Grains.Agents;

/// <summary>What is stored of a turn's tool calls. Arguments and results tell of a customer, so they are sealed.</summary>
[GenerateSerializer, Immutable, Alias("tool-ledger-state")]
internal sealed record ToolLedgerState
{
    /// <summary>The key that seals the calls; null while there are none.</summary>
    [Id(0)]
    public Guid? KeyId { get; init; }

    /// <summary>The calls, sealed.</summary>
    [Id(1)]
    public byte[]? Calls { get; init; }
}
