using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Conversations.Rules;

namespace Chatbotics.Grains.Conversations.Engine;

internal sealed partial class ConversationEngine
{
    /// <summary>See <see cref="IConversationGrain.ChangeStatus"/>.</summary>
    /// <param name="command">The new status.</param>
    public Task<CommandResult> ChangeStatus(StatusCommand command) => Command(decision => Organising.ChangeStatus(decision, command));

    /// <summary>See <see cref="IConversationGrain.Assign"/>.</summary>
    /// <param name="command">Whom.</param>
    public Task<CommandResult> Assign(AssignCommand command) => Command(decision => Organising.Assign(decision, command));

    /// <summary>See <see cref="IConversationGrain.ReleaseMember"/>.</summary>
    /// <param name="accountId">Who has left.</param>
    public Task<CommandResult> ReleaseMember(string accountId) => Command(decision => Organising.Release(decision, accountId));

    /// <summary>See <see cref="IConversationGrain.SetPriority"/>.</summary>
    /// <param name="priority">The priority.</param>
    /// <param name="by">Who says so.</param>
    public Task<CommandResult> SetPriority(ConversationPriority priority, Author by) =>
        Command(decision => Organising.SetPriority(decision, priority, by));

    /// <summary>See <see cref="IConversationGrain.ChangeLabels"/>.</summary>
    /// <param name="command">Which.</param>
    public Task<CommandResult> ChangeLabels(LabelCommand command) => Command(decision => Organising.ChangeLabels(decision, command));

    /// <summary>Whose messages are due although they have left: a message for later outlives no membership.</summary>
    private async Task<List<string>?> DueOfFormerMembers()
    {
        List<string>? gone = null;
        if (!_state.Scheduled.IsEmpty)
        {
            foreach (var account in Scheduling.DuePeople(_state, Now).Where(static id => AccountIds.IsAccountId(id)).ToArray())
            {
                if (!await _host.IsMember(account))
                {
                    (gone ??= []).Add(account);
                }
            }
        }

        return gone;
    }
}
