using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Agents.Ports;

namespace Chatbotics.Grains.Agents;

/// <summary>Gives turns their desks.</summary>
/// <param name="grains">The grains.</param>
/// <param name="workflows">Starts workflows; none or one.</param>
internal sealed class TurnDesks(IGrainFactory grains, IEnumerable<IWorkflowStarter> workflows)
{
    private readonly IWorkflowStarter? _workflows = workflows.FirstOrDefault();

    /// <summary>The desk of a real turn.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="person">The customer as the platform names them.</param>
    public ITurnDesk Of(ConversationKey conversation, ContactIdentity? person) =>
        new GrainTurnDesk(grains, _workflows, conversation.Tenant, conversation, person, isTrial: false);

    /// <summary>The desk of a trial: it reads by the right of who tries, and changes nothing.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="conversation">The conversation that a suggestion is for; null for none.</param>
    public ITurnDesk Trial(string tenant, ConversationKey? conversation = null) =>
        new GrainTurnDesk(grains, _workflows, tenant, conversation, person: null, isTrial: true);
}
