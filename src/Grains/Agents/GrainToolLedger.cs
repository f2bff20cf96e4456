using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Agents.Ports;

namespace Chatbotics.Grains.Agents;

/// <summary>The ledger of a real turn, in its grain.</summary>
/// <param name="grain">The grain.</param>
internal sealed class GrainToolLedger(IToolLedgerGrain grain) : IToolLedger
{
    /// <summary>Whether anything was noted in this run.</summary>
    public bool IsUsed { get; private set; }

    /// <inheritdoc/>
    public Task<ToolCallNote> Begin(int ordinal, string tool, string arguments)
    {
        IsUsed = true;
        return grain.Begin(ordinal, tool, arguments);
    }

    /// <inheritdoc/>
    public Task Complete(int ordinal, string tool, string result) => grain.Complete(ordinal, tool, result);
}
