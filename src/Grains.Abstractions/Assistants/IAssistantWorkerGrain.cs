using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.Assistants;

/// <summary>
/// Runs assistant turns outside the conversation's own turn, so that a slow model never makes a customer's next
/// message wait. Stateless; key: the tenant id.
/// </summary>
[Alias("assistant-worker")]
public interface IAssistantWorkerGrain : IGrainWithStringKey
{
    /// <summary>
    /// Runs the turn and reports to <see cref="Conversations.IConversationGrain.CompleteTurn"/>. Never throws to the
    /// caller: a turn that fails is reported as failed, and one whose worker dies is started again by the conversation.
    /// </summary>
    /// <param name="turn">What to answer.</param>
    [Alias("run"), OneWay]
    Task Run(TurnRequest turn);
}
