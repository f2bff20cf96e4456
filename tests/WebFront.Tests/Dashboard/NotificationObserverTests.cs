using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.WebFront.Dashboard.Notifications;

namespace Chatbotics.WebFront.Tests.Dashboard;

public sealed class NotificationObserverTests
{
    [Fact]
    public async Task A_page_reads_again_when_a_call_was_lost_or_the_grain_began_anew_and_not_otherwise()
    {
        var (told, missed) = (0, 0);
        var observer = new NotificationObserver((_, _, _) => told++, () => missed++);
        observer.IsAt(4);
        await observer.Changed(5, 1, null, NotificationChannels.None);
        observer.IsAt(5);
        Assert.Equal((1, 0), (told, missed));

        await observer.Changed(7, 2, null, NotificationChannels.None);
        Assert.Equal((2, 1), (told, missed));

        // The line was down for a while: the renewal sees it.
        observer.IsAt(9);
        Assert.Equal(2, missed);

        // A new activation counts from the start.
        observer.IsAt(0);
        Assert.Equal(3, missed);
        await observer.Changed(1, 1, null, NotificationChannels.None);
        Assert.Equal((3, 3), (told, missed));
    }
}
