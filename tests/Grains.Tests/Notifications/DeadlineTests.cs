using System.Globalization;
using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.Grains.Abstractions.Privacy.Requests;
using Chatbotics.Grains.Tests.People;

namespace Chatbotics.Grains.Tests.Notifications;

/// <summary>The law's month for an answer: the alarm is told by the clock.</summary>
[Collection(NotificationHostCollection.Name)]
public sealed class DeadlineTests(NotificationHost host) : EngineTests
{
    [Fact]
    public async Task Who_answers_requests_is_told_on_day_20_of_30_then_a_day_before_the_end_and_when_it_has_passed()
    {
        var owner = await host.NewWorkspace("n-month");
        var desk = host.Grains.GetGrain<IRequestDeskGrain>("n-month");
        var number = long.Parse((await desk.Open(new NewRequest { Kind = RequestKind.Access, Person = "Lea", Way = "by e-mail" })).Id!, CultureInfo.InvariantCulture);
        await Told(0, TimeSpan.FromDays(19.9));
        await Told(1, TimeSpan.FromDays(0.2));
        await Told(1, TimeSpan.FromDays(5));
        await Told(2, TimeSpan.FromDays(4));
        await Told(3, TimeSpan.FromDays(1));
        await Told(3, TimeSpan.FromDays(10));

        // Answered: there is nothing to be told any more.
        await desk.Move(number, RequestStep.Identified, "");
        await desk.Move(number, RequestStep.CarriedOut, "");
        await desk.Move(number, RequestStep.Answered, "Sent.");
        await Told(3, TimeSpan.FromDays(10));

        async Task Told(int times, TimeSpan after)
        {
            host.Clock.Advance(after);
            await host.Grains.GetGrain<INotificationHubGrain>("n-month").AsReference<IRemindable>().ReceiveReminder("deadlines", default);
            var feed = await host.Of("n-month", owner).List(50);
            Assert.Equal(times, feed.Items.Where(static item => item.Notice.Kind == NotificationKind.PrivacyDeadline).Sum(static item => item.Count));
        }
    }
}
