using Chatbotics.Grains.Abstractions.Agents;

namespace Chatbotics.Grains.Agents.Ports;

/// <summary>Rewrites, translates and summarises with a model.</summary>
public interface ICopilotWriter
{
    /// <summary>Whether there is a model.</summary>
    bool HasModel { get; }

    /// <summary>Writes. What goes wrong comes back as a problem in a sentence; what was asked of a model is in the trace either way.</summary>
    /// <param name="order">What is wanted.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<CopilotReply> Write(CopilotOrder order, CancellationToken cancellationToken);
}
