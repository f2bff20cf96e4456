using Chatbotics.MetaSimulator;
using Chatbotics.WebFront.Dashboard.Simulator;

namespace Chatbotics.Demo;

/// <summary>Wires the demo into the host.</summary>
internal static class DemoRegistration
{
    /// <summary>Registers the simulated Meta and its phones; without one, nothing.</summary>
    /// <param name="services">The services.</param>
    /// <param name="simulator">The simulated Meta, or null.</param>
    public static IServiceCollection AddDemo(this IServiceCollection services, SimulatorHost? simulator) =>
        simulator is null
            ? services
            : services.AddSingleton(_ => simulator).AddSingleton<ISimulatorPane, SimulatorPane>();
}
