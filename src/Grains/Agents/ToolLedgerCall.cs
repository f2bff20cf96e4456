namespace Chatbotics.Grains.Agents;

/// <summary>A call in the ledger; stored sealed only, as JSON.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Ordinal">Its place among the turn's calls of this tool.</param>
/// <param name="Arguments">The arguments.</param>
/// <param name="Result">What it gave; null while that is not known.</param>
internal sealed record ToolLedgerCall(string Tool, int Ordinal, string Arguments, string? Result);
