using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Requests;
using Chatbotics.Grains.Hosting;

namespace Chatbotics.Grains.Notifications;

// The law's month for answers: told from day 20 of its 30 on, a day before it ends, and when it has passed.
internal sealed partial class NotificationHubGrain
{
    private const string DeadlineReminder = "deadlines";
    private static readonly TimeSpan Daily = TimeSpan.FromHours(12);

    /// <inheritdoc/>
    public async Task MindDeadlines()
    {
        MustBeEngine();
        if (!stored.State.MindsDeadlines)
        {
            await this.RegisterOrUpdateReminder(DeadlineReminder, Daily, Daily);
            await stored.Replace(stored.State with { MindsDeadlines = true });
        }
    }

    /// <inheritdoc/>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        using var engine = Caller.Use(Caller.Engine);
        var now = time.GetUtcNow();
        var open = (await GrainFactory.GetGrain<IRequestDeskGrain>(Tenant).List()).Where(static request => !request.IsClosed).ToImmutableArray();
        var told = stored.State.Told;
        foreach (var request in open)
        {
            var urgency = (request.DueAt - now).TotalDays switch
            {
                <= 0 => 3,
                <= 1 => 2,
                _ when now >= request.ReceivedAt + PrivacyRequest.AlarmAfter => 1,
                _ => 0,
            };
            if (urgency > told.GetValueOrDefault(request.Number))
            {
                await Tell(Permission.ManagePrivacy, new Notice { Kind = NotificationKind.PrivacyDeadline, Number = request.Number, At = request.DueAt });
                told = told.SetItem(request.Number, urgency);
            }
        }

        told = told.Where(one => open.Any(request => request.Number == one.Key)).ToImmutableDictionary();
        await stored.Replace(stored.State with { Told = told, MindsDeadlines = !open.IsEmpty });
        if (open.IsEmpty && await this.GetReminder(DeadlineReminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }
}
