using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Agents.Ports;

namespace Chatbotics.Grains.Agents;

/// <summary>The ledger of a real turn, in its grain.</summary>
/// <param name="grain">The grain.</param>
internal sealed class GrainToolLedger(IToolLedgerGrain grain) : IToolLedger
{
    /// <inheritdoc/>
    public Task<ToolCallNote> Begin(int ordinal, string tool, string arguments) => grain.Begin(ordinal, tool, arguments);

    /// <inheritdoc/>
    public Task Complete(int ordinal, string tool, string result) => grain.Complete(ordinal, tool, result);
}
