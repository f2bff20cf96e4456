using System.Collections.Immutable;

namespace Chatbotics.Grains.Agents.Ports;

/// <summary>Runs an agent's turn: rules, knowledge, model, tools, guards. Model failures come back as a failed answer.</summary>
public interface IAgentRunner
{
    /// <summary>Runs a turn.</summary>
    /// <param name="task">The turn.</param>
    /// <param name="progress">Hears of the text as it is written; null for nobody.</param>
    /// <param name="cancellationToken">Cancelled when the turn is void or its time is over.</param>
    Task<AgentAnswer> Run(AgentTask task, IProgress<string>? progress, CancellationToken cancellationToken);

    /// <summary>The installation's models that agents may choose.</summary>
    IReadOnlyList<string> Models { get; }

    /// <summary>Who runs the installation's models.</summary>
    ImmutableArray<ModelProviderNote> Providers { get; }

    /// <summary>Whether agents that choose no model have one.</summary>
    bool HasModel { get; }
}
