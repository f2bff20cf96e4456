using System.Collections.Immutable;
using Chatbotics.MetaSimulator.Customers;
using Chatbotics.MetaSimulator.Webhooks;

namespace Chatbotics.MetaSimulator.Scenarios;

/// <summary>How a scenario went.</summary>
/// <param name="People">Who acted, by short name.</param>
/// <param name="Messages">The provider's ids of the messages that were given names.</param>
/// <param name="Deliveries">The first attempt of each webhook, in order.</param>
public sealed record ScenarioRun(
    ImmutableDictionary<string, Customer> People,
    ImmutableDictionary<string, string> Messages,
    ImmutableArray<Delivery> Deliveries)
{
    /// <summary>Whether the callback took every webhook at the first attempt.</summary>
    public bool Accepted => Deliveries.All(delivery => delivery.Accepted);
}
