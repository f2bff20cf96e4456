using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Assistants.Ports;

namespace Chatbotics.Grains.Tests.Assistants;

/// <summary>Does what the test says.</summary>
internal sealed class ScriptedAssistant : IAssistant
{
    public Func<TurnRequest, CancellationToken, Task<TurnResult>> Script { get; set; } = (_, _) => throw new InvalidOperationException("no script");

    public Task<TurnResult> Answer(TurnRequest turn, ResponderDefinition definition, long version, CancellationToken cancellationToken) =>
        Script(turn, cancellationToken);
}
