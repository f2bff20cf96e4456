using System.Collections.Immutable;

namespace Chatbotics.WebFront.Dashboard.Simulator;

/// <summary>What a customer's phone shows.</summary>
/// <param name="Messages">The thread, oldest first.</param>
/// <param name="BusinessIsTyping">The business's typing sign shows.</param>
/// <param name="Now">The time on the phone; the simulator's clock may have been turned.</param>
public sealed record SimulatorPhoneView(ImmutableArray<SimulatorMessage> Messages, bool BusinessIsTyping, DateTimeOffset Now);
