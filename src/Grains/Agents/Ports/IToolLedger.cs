using Chatbotics.Grains.Abstractions.Agents;

namespace Chatbotics.Grains.Agents.Ports;

/// <summary>The tool calls of one turn; see <see cref="IToolLedgerGrain"/>.</summary>
public interface IToolLedger
{
    /// <summary>Notes that a call begins, or gives what an earlier run noted of it.</summary>
    /// <param name="ordinal">Its place among the turn's calls of this tool.</param>
    /// <param name="tool">The tool.</param>
    /// <param name="arguments">The arguments, JSON.</param>
    Task<ToolCallNote> Begin(int ordinal, string tool, string arguments);

    /// <summary>Notes what a call gave.</summary>
    /// <param name="ordinal">Its place.</param>
    /// <param name="tool">The tool.</param>
    /// <param name="result">The result.</param>
    Task Complete(int ordinal, string tool, string result);
}
