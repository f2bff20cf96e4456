using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Mail;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Channels.Health;

/// <summary>Tells the people of a workspace who may manage channels that one needs them. Pages show it in any case.</summary>
/// <param name="grains">The grains.</param>
/// <param name="mails">Sends mail, where this installation can.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed partial class ChannelOwners(IGrainFactory grains, IEnumerable<IMailSender> mails, TimeProvider time, ILogger<ChannelOwners> logger)
{
    private const int MaxMails = 20;

    /// <summary>Sends the mails; a failure is logged, since the channel's page says the same.</summary>
    /// <param name="status">The channel.</param>
    /// <param name="text">What happened and what to do.</param>
    public async Task Tell(ConnectionStatus status, string text)
    {
        LogTold(logger, status.Key);
        await TellInApp(status);
        if (mails.FirstOrDefault(static sender => sender.CanSend) is not { } mail)
        {
            return;
        }

        try
        {
            using var engine = Caller.Use(Caller.Engine);
            var people = await grains.GetGrain<IPeopleGrain>(status.Key.Tenant).List();
            var managers = people.Roles.Where(static role => role.Permissions.Has(Permission.ManageChannels)).Select(static role => role.Id).ToHashSet(StringComparer.Ordinal);
            foreach (var member in people.Members.Where(member => managers.Contains(member.RoleId)).Take(MaxMails))
            {
                var language = (await grains.GetGrain<IAccountGrain>(member.AccountId).GetProfile())?.Preferences.Language ?? "en";
                mail.Send(new OutgoingMail(member.Email, $"The channel \"{status.Name}\" needs you", $"{text}\n\nLook at it in Chatbotics under Channels.", language));
            }
        }
        catch (Exception error)
        {
            LogNotTold(logger, status.Key, error);
        }
    }

    private async Task TellInApp(ConnectionStatus status)
    {
        try
        {
            using var engine = Caller.Use(Caller.Engine);
            await grains.GetGrain<INotificationHubGrain>(status.Key.Tenant).Tell(
                Permission.ManageChannels,
                new Notice { Kind = NotificationKind.ChannelTrouble, Connection = status.Key.Value, At = time.GetUtcNow() });
        }
        catch (Exception error)
        {
            LogNotTold(logger, status.Key, error);
        }
    }
}
