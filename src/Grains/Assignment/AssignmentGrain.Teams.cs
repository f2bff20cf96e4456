using Chatbotics.Grains.Abstractions.Assignment;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Hosting;

namespace Chatbotics.Grains.Assignment;

// The teams of channels: what waits for a person and has no team gets the one of its channel, before anybody is chosen.
internal sealed partial class AssignmentGrain
{
    /// <inheritdoc/>
    public async Task<Outcome> SetTeam(string connection, string? team)
    {
        if (Caller.Current is { IsEngine: false } caller && !caller.Permissions.Has(Permission.ManageChannels))
        {
            return Refusals.NotAllowed;
        }

        if (!connection.StartsWith(Tenant + GrainKeys.Separator, StringComparison.Ordinal) || (team is not null && await TeamOf(team) is null))
        {
            return new Refusal("unknown_team", "Choose a team of this workspace.", "team");
        }

        var settings = stored.State.Settings;
        var others = settings.Teams.RemoveAll(one => string.Equals(one.Connection, connection, StringComparison.Ordinal));
        await stored.Replace(stored.State with { Settings = settings with { Teams = team is null ? others : others.Add(new ConnectionTeam(connection, team)) } });
        Start();
        return Outcome.Done;
    }

    /// <summary>Brings a conversation without a team to the one of its channel.</summary>
    private async Task<QueuedConversation> GiveTeam(QueuedConversation conversation)
    {
        var connection = conversation.Key.Connection.Value;
        if (conversation.Team is not null
            || stored.State.Settings.Teams.FirstOrDefault(one => string.Equals(one.Connection, connection, StringComparison.Ordinal)) is not { } chosen)
        {
            return conversation;
        }

        try
        {
            if (await TeamOf(chosen.Team) is not { } team)
            {
                return conversation;
            }

            var result = await GrainFactory.GetGrain<IConversationGrain>(conversation.Key.Value).Assign(AssignCommand.ToTeam(team, Author.System) with { OnlyIfWaiting = true });
            return result.Refusal is null ? conversation with { Team = team.Id } : conversation;
        }
        catch (Exception exception)
        {
            LogNotAssigned(logger, exception, conversation.Key);
            Later();
            return conversation;
        }
    }

    private async Task<TeamReference?> TeamOf(string id) =>
        (await GrainFactory.GetGrain<IPeopleGrain>(Tenant).List()).Teams.FirstOrDefault(team => team.Id == id) is { } team ? new TeamReference(team.Id, team.Name) : null;
}
