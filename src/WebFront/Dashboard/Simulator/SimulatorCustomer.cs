using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.WebFront.Dashboard.Simulator;

/// <summary>A simulated customer at a phone.</summary>
/// <param name="Connection">The channel.</param>
/// <param name="ContactId">The id under which the simulator knows the customer: a phone number, page-scoped or Instagram-scoped id.</param>
/// <param name="Name">The customer's name.</param>
public sealed record SimulatorCustomer(ConnectionKey Connection, string ContactId, string Name);
