using System.Globalization;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Abstractions.Privacy.Retention;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Privacy.Retention;

internal sealed partial class RetentionGrain
{
    private const int Page = 500;

    /// <inheritdoc/>
    public async Task<RetentionRun?> RunIfDue()
    {
        var now = time.GetUtcNow();
        var leapt = _guard.HasLeapt();
        if (retention.State.NextRun is not { } due || due > now)
        {
            return null;
        }

        if (leapt)
        {
            // Whether it is really that late nobody knows. A day's wait does no harm; an erasure can't be undone.
            var wait = now.AddDays(1);
            await retention.Replace(retention.State with { NextRun = wait, Runs = Logged(new RetentionRun(now, 0, 0, 0, "The clock leapt forward; nothing was erased. Check the server's clock.")) });
            LogLeapt(logger, Tenant, wait);
            return retention.State.Runs[0];
        }

        using var engine = Caller.Use(Caller.Engine);
        var (conversations, receipts, held) = (0L, 0L, 0L);
        foreach (var rule in retention.State.Rules.Select(Promoted).Where(static rule => rule.Days is not null))
        {
            var cutoff = now - TimeSpan.FromDays(rule.Days!.Value);
            var batch = new List<string>(Page);
            var number = 0;
            await foreach (var conversation in Due(rule.Platform, cutoff))
            {
                if (retention.State.Holds.Any(hold => hold.Holds(conversation.Key)))
                {
                    held++;
                    continue;
                }

                batch.Add(conversation.Key.Value);
                if (batch.Count == Page)
                {
                    await Erase(rule, due, number++, batch);
                    (conversations, receipts) = (conversations + batch.Count, receipts + 1);
                    batch.Clear();
                }
            }

            if (batch.Count > 0)
            {
                await Erase(rule, due, number, batch);
                (conversations, receipts) = (conversations + batch.Count, receipts + 1);
            }
        }

        var run = new RetentionRun(now, conversations, receipts, held, null);
        await retention.Replace(retention.State with
        {
            Rules = [.. retention.State.Rules.Select(Promoted)],
            NextRun = NextRunAfter(now),
            Runs = Logged(run),
        });
        LogRan(logger, Tenant, conversations, receipts, held);
        return run;
    }

    /// <summary>Orders the erasure of a batch and waits for it, so that a large workspace is swept one batch after the other.</summary>
    private async Task Erase(RetentionRule rule, DateTimeOffset due, int number, List<string> conversations)
    {
        // The same run makes the same id: one that is repeated after a crash orders nothing twice.
        var id = string.Create(CultureInfo.InvariantCulture, $"ret{due.UtcDateTime:yyyyMMddHH}p{(int)rule.Platform}n{number}c{conversations.Count}x{Abstractions.Privacy.EventHash.Of(conversations[0]):x16}");
        var begun = await GrainFactory.GetGrain<IErasureDeskGrain>(Tenant).Begin(new ErasureOrder
        {
            Kind = ErasureKind.Conversation,
            Cause = ErasureCause.Retention,
            Subjects = [.. conversations],
            Policy = string.Create(CultureInfo.InvariantCulture, $"{rule.Platform}, {rule.Days} days after the last message"),
            Id = id,
        });
        if (begun.Id is { } started)
        {
            try
            {
                await GrainFactory.GetGrain<IErasureGrain>($"{Tenant}/{started}").GoOn();
            }
            catch (TimeoutException)
            {
                // It goes on by itself.
            }
        }
    }

    private async IAsyncEnumerable<AgedConversation> Due(ChannelPlatform platform, DateTimeOffset cutoff)
    {
        AgedConversation? after = null;
        while (true)
        {
            var page = await catalog.ListOlder(Tenant, platform, cutoff, after, Page);
            foreach (var conversation in page)
            {
                yield return conversation;
            }

            if (page.Length < Page)
            {
                yield break;
            }

            after = page[^1];
        }
    }

    private System.Collections.Immutable.ImmutableArray<RetentionRun> Logged(RetentionRun run)
    {
        var runs = retention.State.Runs.Insert(0, run);
        return runs.Length > KeptRuns ? runs.RemoveRange(KeptRuns, runs.Length - KeptRuns) : runs;
    }
}
