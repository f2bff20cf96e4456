using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.Grains.Notifications;

// The mail that gathers what is unread: planned when something comes, sent by a reminder, so that a restart loses none.
internal sealed partial class NotificationsGrain
{
    private const string MailReminder = "mail";
    private const int MaxLines = 20;
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (State.MailAt is not { } at)
        {
            await EndReminder();
            return;
        }

        if (Now + Slack < at)
        {
            return;
        }

        using var engine = Caller.Use(Caller.Engine);
        var settings = State.Settings;
        if (MailPlan.IsQuiet(settings, await Zone(), Now))
        {
            await SetMail(MailPlan.AfterQuiet(settings, await Zone(), Now));
            return;
        }

        await SendDigest();
        stored.State = State with { MailAt = null };
        await Write();
        await EndReminder();
    }

    private async Task PlanMail()
    {
        if (State.MailAt is null && State.Settings.Mails != MailPace.Never
            && State.Items.Any(static item => item.IsForMail) && mailers.Any(static mailer => mailer.CanSend))
        {
            await SetMail(MailPlan.Due(State.Settings, await Zone(), Now));
        }
    }

    private async Task SetMail(DateTimeOffset at)
    {
        stored.State = State with { MailAt = at };
        await Write();
        var due = at - Now;
        await this.RegisterOrUpdateReminder(MailReminder, due > TimeSpan.Zero ? due : TimeSpan.Zero, Again);
    }

    private async Task SendDigest()
    {
        var due = State.Items.Where(static item => item.IsForMail).Reverse().ToImmutableArray();
        if (due.IsEmpty || mailers.FirstOrDefault(static mailer => mailer.CanSend) is not { } mailer || !await IsMember()
            || await GrainFactory.GetGrain<IAccountGrain>(_account).GetProfile() is not { EmailConfirmed: true } profile)
        {
            return;
        }

        var workspace = await GrainFactory.GetGrain<IWorkspaceGrain>(_tenant).Get();
        var showsContent = await GrainFactory.GetGrain<INotificationHubGrain>(_tenant).MailsShowContent();
        var access = await GrainFactory.GetGrain<IPeopleGrain>(_tenant).GetAccess(_account);
        var lines = await Task.WhenAll(due.Take(MaxLines).Select(item => Line(item, showsContent ? access : null)));
        mailer.Send(new NotificationDigest
        {
            To = profile.Email,
            Tenant = _tenant,
            Language = profile.Preferences.Language,
            Workspace = workspace?.Name ?? _tenant,
            Lines = [.. lines],
            More = due.Length - lines.Length,
        });
        var upTo = due[0].Id;
        stored.State = State with { Items = [.. State.Items.Select(item => item.IsForMail && item.Id <= upTo ? item with { IsMailed = true } : item)] };
    }

    /// <summary>Names and words only where the workspace allows it and the member may see the conversation.</summary>
    private async Task<NotificationDigestLine> Line(StoredNotification item, MemberAccess? reader)
    {
        if (reader is not null && item.Notice.Conversation is { } key
            && await GrainFactory.GetGrain<IConversationGrain>(key).GetSummary() is { } row
            && reader.Visibility.Shows(row.Key.Connection.Value, row.Assignee?.Id == _account, row.Team is { } team && reader.Teams.Contains(team.Id, StringComparer.Ordinal)))
        {
            return new NotificationDigestLine(item.Show(), row.ContactName, row.Preview);
        }

        return new NotificationDigestLine(item.Show(), null, null);
    }

    private async ValueTask<TimeZoneInfo> Zone()
    {
        if (_zone is null)
        {
            using var engine = Caller.Use(Caller.Engine);
            var name = State.Settings.TimeZone
                ?? (await GrainFactory.GetGrain<IAccountGrain>(_account).GetProfile())?.Preferences.TimeZone
                ?? (await GrainFactory.GetGrain<IWorkspaceGrain>(_tenant).Get())?.TimeZone;
            _zone = name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;
        }

        return _zone;
    }

    private async Task EndReminder()
    {
        if (await this.GetReminder(MailReminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }
}
