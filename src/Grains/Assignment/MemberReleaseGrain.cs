using Chatbotics.Grains.Abstractions.Assignment;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Tenancy;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Assignment;

/// <inheritdoc cref="IMemberReleaseGrain"/>
/// <remarks>
/// The reminder is the memory: it stands until it finds nothing of the member in the inbox. Rows follow their conversations
/// a moment later, so the first passes follow each other, and none of them is the last.
/// </remarks>
/// <param name="logger">The log.</param>
[GrainType("member-release")]
internal sealed partial class MemberReleaseGrain(ILogger<MemberReleaseGrain> logger) : Grain, IMemberReleaseGrain, IRemindable
{
    private const string Reminder = "release";
    private const int AtOnce = 100;
    private const int FirstPasses = 5;
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private IGrainTimer? _timer;
    private bool _isRunning;
    private int _passes;

    private string Tenant => GrainKeys.TenantOf(this.GetPrimaryKeyString()).ToString();

    private string Account => this.GetPrimaryKeyString()[(Tenant.Length + 1)..];

    /// <inheritdoc/>
    public async Task Begin()
    {
        if (Caller.Current is { IsEngine: false })
        {
            throw new ForeignGrainException();
        }

        await this.RegisterOrUpdateReminder(Reminder, Period, Period);
        _passes = FirstPasses;
        _ = Run(isLast: false);
    }

    /// <inheritdoc/>
    public Task ReceiveReminder(string reminderName, TickStatus status) => Run(isLast: true);

    private async Task Run(bool isLast)
    {
        if (_isRunning)
        {
            return;
        }

        _isRunning = true;
        try
        {
            // Who called has its answer first.
            await Task.Yield();
            using var engine = Caller.Use(Caller.Engine);
            var isBack = await GrainFactory.GetGrain<IPeopleGrain>(Tenant).GetAccess(Account) is not null;
            if (isBack || (await Pass() == 0 && isLast))
            {
                // Nothing is left; or the person is back, and what is theirs stays theirs.
                if (await this.GetReminder(Reminder) is { } reminder)
                {
                    await this.UnregisterReminder(reminder);
                }

                return;
            }

            if (_passes-- > 0)
            {
                Again();
            }
        }
        catch (Exception error)
        {
            LogNotReleased(logger, Tenant, Account, error);
        }
        finally
        {
            _isRunning = false;
        }
    }

    /// <summary>Releases what the inbox says is the member's.</summary>
    /// <returns>How many conversations that was.</returns>
    private async Task<int> Pass()
    {
        var (count, after) = (0, (string?)null);
        do
        {
            var page = await GrainFactory.GetGrain<IInboxGrain>(Tenant).List(new InboxQuery
            {
                Conditions = [new InboxCondition(InboxField.Assignee, InboxOperator.AnyOf, [Account])],
                Limit = AtOnce,
                After = after,
            });
            await Task.WhenAll(page.Rows.Select(row => GrainFactory.GetGrain<IConversationGrain>(row.Key.Value).ReleaseMember(Account)));
            count += page.Rows.Length;
            after = page.Next;
        }
        while (after is not null);
        return count;
    }

    private void Again()
    {
        _timer?.Dispose();
        _timer = this.RegisterGrainTimer(
            static (grain, _) => grain.Run(isLast: false),
            this,
            new GrainTimerCreationOptions { DueTime = Soon, Period = Timeout.InfiniteTimeSpan, Interleave = true });
    }
}
