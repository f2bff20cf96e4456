using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Agents.Ports;

namespace Chatbotics.Grains.Agents;

/// <summary>The ledger of a trial, which nobody runs again.</summary>
/// <param name="trial">Identifies the trial.</param>
internal sealed class TrialToolLedger(string trial) : IToolLedger
{
    /// <inheritdoc/>
    public Task<ToolCallNote> Begin(int ordinal, string tool, string arguments) =>
        Task.FromResult(new ToolCallNote($"{trial}-{tool}-{ordinal}", arguments, null));

    /// <inheritdoc/>
    public Task Complete(int ordinal, string tool, string result) => Task.CompletedTask;
}
