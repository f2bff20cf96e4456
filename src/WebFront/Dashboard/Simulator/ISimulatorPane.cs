using System.Collections.Immutable;

namespace Chatbotics.WebFront.Dashboard.Simulator;

/// <summary>
/// The simulated customers that the page offers, when the host runs the simulator in process. The host implements it and
/// registers it as a singleton; without a registration there is no pane. All calls may come from several pages at once.
/// </summary>
public interface ISimulatorPane
{
    /// <summary>The channels of a workspace that customers can write to, each with at least one customer. Empty for workspaces that are not simulated.</summary>
    /// <param name="tenant">The tenant id.</param>
    Task<ImmutableArray<SimulatorChannel>> Channels(string tenant);

    /// <summary>What can be played with one press, for this channel.</summary>
    /// <param name="customer">The customer at the phone.</param>
    Task<ImmutableArray<SimulatorScenario>> Scenarios(SimulatorCustomer customer);

    /// <summary>What the customer's phone shows now.</summary>
    /// <param name="customer">The customer.</param>
    Task<SimulatorPhoneView> Look(SimulatorCustomer customer);

    /// <summary>Adds a customer who has never written before, with a made-up name.</summary>
    /// <param name="channel">Where.</param>
    Task<SimulatorCustomer> NewCustomer(SimulatorChannel channel);

    /// <summary>The customer does something on the phone. Completes when the platform took it.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="act">What.</param>
    Task Do(SimulatorCustomer customer, SimulatorAct act);

    /// <summary>Plays a scenario of <see cref="Scenarios"/>.</summary>
    /// <param name="customer">The customer at the phone.</param>
    /// <param name="scenario">Its <see cref="SimulatorScenario.Name"/>.</param>
    Task Run(SimulatorCustomer customer, string scenario);

    /// <summary>Tells that the customer's phone changed, until disposed. May be called on any thread.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="changed">Called after each change.</param>
    IDisposable Watch(SimulatorCustomer customer, Action changed);
}
