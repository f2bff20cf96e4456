using Chatbotics.Grains.Abstractions.Assistants;

namespace Chatbotics.Grains.Assistants.Ports;

/// <summary>Answers a turn. The built-in responder and every language model stand behind this.</summary>
public interface IAssistant
{
    /// <summary>Decides what to reply.</summary>
    /// <param name="turn">The customer's fragments and what came before.</param>
    /// <param name="definition">The agent's present definition.</param>
    /// <param name="version">The definition's version, for the trace.</param>
    /// <param name="cancellationToken">Cancelled when the process stops or the time for the turn is over.</param>
    Task<TurnResult> Answer(TurnRequest turn, ResponderDefinition definition, long version, CancellationToken cancellationToken);
}
