using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Assistants;

namespace Chatbotics.Grains.Agents.Ports;

/// <summary>Rewrites, translates and summarises with the installation's model.</summary>
public interface ICopilotWriter
{
    /// <summary>Whether there is a model.</summary>
    bool HasModel { get; }

    /// <summary>Writes. What goes wrong comes back as a problem in a sentence.</summary>
    /// <param name="task">What is wanted; not a suggestion.</param>
    /// <param name="thread">The conversation, oldest first.</param>
    /// <param name="draft">What stands in the composer.</param>
    /// <param name="language">The person's language.</param>
    /// <param name="hidesPersonalData">Whether addresses, phone, card and account numbers are hidden from the model and put back into what it writes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<CopilotReply> Write(CopilotTask task, ImmutableArray<TurnMessage> thread, string draft, string language, bool hidesPersonalData, CancellationToken cancellationToken);
}
