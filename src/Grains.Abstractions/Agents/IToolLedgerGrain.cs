namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>
/// The tool calls of one turn, so that a turn that is run again after a crash repeats none that is done, and repeats one
/// whose end is not known with the same idempotency key and the same arguments. Key: <c>tenant/turn</c>.
/// </summary>
[Alias("tool-ledger")]
public interface IToolLedgerGrain : IGrainWithStringKey
{
    /// <summary>Notes durably that a call begins, or gives what an earlier run noted of it.</summary>
    /// <param name="ordinal">The call's place among the turn's calls of this tool, from 0.</param>
    /// <param name="tool">The tool.</param>
    /// <param name="arguments">The arguments, JSON.</param>
    [Alias("begin")]
    Task<ToolCallNote> Begin(int ordinal, string tool, string arguments);

    /// <summary>Notes durably what a call gave.</summary>
    /// <param name="ordinal">The call's place.</param>
    /// <param name="tool">The tool.</param>
    /// <param name="result">The result.</param>
    [Alias("complete")]
    Task Complete(int ordinal, string tool, string result);

    /// <summary>Forgets the turn. Idempotent.</summary>
    [Alias("clear")]
    Task Clear();
}
