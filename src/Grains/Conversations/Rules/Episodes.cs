using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Entries;

namespace Chatbotics.Grains.Conversations.Rules;

/// <summary>Opens episodes.</summary>
internal static class Episodes
{
    /// <summary>The built-in assistant's id as an owner.</summary>
    public const string ResponderId = AgentKeys.Seeded;

    /// <summary>
    /// Sees to it that an open episode is there for a customer's act: the first one, a new one after a resolved one (the
    /// assistant's again, if there is one; else nobody's), or the present one, woken.
    /// </summary>
    /// <param name="decision">The decision.</param>
    public static void Ensure(Decision decision)
    {
        var state = decision.State;
        if (!state.Exists || state.Status == ConversationStatus.Resolved)
        {
            decision.Raise(new EpisodeOpened
            {
                Number = decision.Context.NextNumber,
                Owner = AssistantOf(decision) ?? Owner.Nobody,
                From = state.Owner.Kind,
                Epoch = state.Epoch + 1,
            });
        }
        else if (state.Status != ConversationStatus.Open)
        {
            decision.Raise(new StatusChanged { Status = ConversationStatus.Open, Cause = StatusCause.CustomerWrote, By = Author.System });
        }
    }

    /// <summary>
    /// The workspace's assistant as an owner, or null when there is none. The seed file's one answers only until an agent is
    /// live: outside of an agent's hours or channels people are meant to answer.
    /// </summary>
    /// <param name="decision">The decision.</param>
    public static Owner? AssistantOf(Decision decision)
    {
        var context = decision.Context;
        if (!context.Agents.IsDefaultOrEmpty)
        {
            var agent = context.Agents.FirstOrDefault(one => one.Answers(context.Connection, context.Now));
            return agent is null ? null : new Owner(OwnerKind.Assistant, agent.Id, agent.Name);
        }

        return context.Responder is { } responder ? new Owner(OwnerKind.Assistant, ResponderId, responder.Name) : null;
    }

    /// <summary>The live agent that holds the conversation; null when the seed file's agent or somebody else does, or it is not live any more.</summary>
    /// <param name="decision">The decision.</param>
    public static AgentRoute? AgentOf(Decision decision)
    {
        var agents = decision.Context.Agents;
        return decision.State.Owner is { Kind: OwnerKind.Assistant, Id: { } id } && !agents.IsDefault
            ? agents.FirstOrDefault(agent => string.Equals(agent.Id, id, StringComparison.Ordinal))
            : null;
    }
}
