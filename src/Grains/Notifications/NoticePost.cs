using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Tenancy;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Notifications;

/// <summary>
/// Brings the notices of conversations to whom they are for, behind the commit that made them true. They are not durable on
/// their way: what a crash loses still stands in the inbox.
/// </summary>
/// <param name="logger">The log.</param>
internal sealed partial class NoticePost(ILogger<NoticePost> logger)
{
    /// <summary>Sends notices. Nobody waits for it.</summary>
    /// <param name="grains">The grains, as the sender reaches them.</param>
    /// <param name="tenant">The workspace.</param>
    /// <param name="notices">The notices.</param>
    public async Task Send(IGrainFactory grains, string tenant, IReadOnlyCollection<OutgoingNotice> notices)
    {
        // Whoever waits for the commit has its answer first: a call may run on the caller's own thread.
        await Task.Yield();
        using var engine = Caller.Use(Caller.Engine);
        foreach (var notice in notices)
        {
            try
            {
                await Send(grains, tenant, notice);
            }
            catch (Exception error)
            {
                LogNotTold(logger, tenant, notice.Notice.Kind, error);
            }
        }
    }

    private static Task Send(IGrainFactory grains, string tenant, OutgoingNotice outgoing) => outgoing switch
    {
        { Target: NoticeTarget.Member, Account: { } account } => GrainKeys.IsPart(account)
            ? grains.GetGrain<INotificationsGrain>(INotificationsGrain.Key(tenant, account)).Take([outgoing.Notice])
            : Task.CompletedTask,
        { Target: NoticeTarget.Waiting } => grains.GetGrain<INotificationHubGrain>(tenant).Waiting(outgoing.Notice),
        _ => grains.GetGrain<INotificationHubGrain>(tenant).Settled(outgoing.Notice.Conversation!),
    };
}
