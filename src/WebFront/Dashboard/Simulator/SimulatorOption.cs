namespace Chatbotics.WebFront.Dashboard.Simulator;

/// <summary>A button or quick reply under a message of the business.</summary>
/// <param name="Id">What the simulator calls it.</param>
/// <param name="Title">What the customer reads.</param>
public sealed record SimulatorOption(string Id, string Title);
