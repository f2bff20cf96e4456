namespace Chatbotics.Grains.Agents;

/// <summary>What is stored of a test suite. Its questions may come from customers, so it is sealed.</summary>
[GenerateSerializer, Immutable, Alias("agent-tests-state")]
internal sealed record AgentTestsState
{
    /// <summary>The key that seals the suite; null while there is none.</summary>
    [Id(0)]
    public Guid? KeyId { get; init; }

    /// <summary>The suite, sealed.</summary>
    [Id(1)]
    public byte[]? Suite { get; init; }
}
