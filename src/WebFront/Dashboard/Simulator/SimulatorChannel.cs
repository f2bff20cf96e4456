using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;

namespace Chatbotics.WebFront.Dashboard.Simulator;

/// <summary>A channel that simulated customers can write to.</summary>
/// <param name="Connection">The connection it arrives at.</param>
/// <param name="Business">The name that customers see there.</param>
/// <param name="Customers">Who can write, at least one.</param>
public sealed record SimulatorChannel(ConnectionKey Connection, string Business, ImmutableArray<SimulatorCustomer> Customers);
