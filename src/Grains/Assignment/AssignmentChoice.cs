using Chatbotics.Grains.Abstractions.Assignment;

namespace Chatbotics.Grains.Assignment;

/// <summary>Whom a rule chose, and why.</summary>
/// <param name="Policy">The rule.</param>
/// <param name="Person">Whom.</param>
/// <param name="Reason">The sentence for the thread.</param>
internal sealed record AssignmentChoice(AssignmentPolicy Policy, Candidate Person, string Reason);
