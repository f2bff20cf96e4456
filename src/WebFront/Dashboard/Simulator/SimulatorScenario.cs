namespace Chatbotics.WebFront.Dashboard.Simulator;

/// <summary>Something that can be played with one press.</summary>
/// <param name="Name">A stable word for <see cref="ISimulatorPane.Run"/>, for example "lose-the-answer".</param>
/// <param name="Title">What the button says, a verb first: "Lose the next answer".</param>
/// <param name="Explanation">What will be seen, in one sentence.</param>
public sealed record SimulatorScenario(string Name, string Title, string Explanation);
