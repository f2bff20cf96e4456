using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Abstractions.Privacy.Retention;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Privacy.Retention;

// The nightly run: each kind after the other, in batches that each have a receipt.
internal sealed partial class RetentionGrain
{
    private const int Page = 500;

    /// <summary>How many conversations lose files or evidence together: each is read whole.</summary>
    private const int PartsTogether = 100;

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
        var run = new RetentionRun(now, 0, 0, 0, null);
        foreach (var platform in s_platforms)
        {
            // Whole conversations first: what goes with them need not be taken out of them.
            run = await TakeConversations(run, platform, due);
            run = await TakeParts(run, RetentionKind.Media, platform, due);
            run = await TakeParts(run, RetentionKind.Traces, platform, due);
        }

        run = await TakeCounts(run);
        await retention.Replace(retention.State with { Rules = [.. Rules], NextRun = NextRunAfter(now), Runs = Logged(run) });
        LogRan(logger, Tenant, run.Conversations, run.Media, run.Traces, run.Receipts, run.Held);
        return run;
    }

    private async Task<RetentionRun> TakeConversations(RetentionRun run, ChannelPlatform platform, DateTimeOffset due)
    {
        if (DaysOf(RetentionKind.Messages, platform) is not { } days)
        {
            return run;
        }

        var policy = string.Create(CultureInfo.InvariantCulture, $"{platform}, {days} days after the last message");
        var (batch, number) = (new List<string>(Page), 0);
        await foreach (var page in Due(platform, run.At - TimeSpan.FromDays(days)))
        {
            var held = await Book.Held([.. page.Select(static one => one.Key.Value)]);
            run = run with { Held = run.Held + held.Count };
            batch.AddRange(page.Select(static one => one.Key.Value).Where(key => !held.Contains(key)));
            if (batch.Count >= Page)
            {
                run = await Take([.. batch.Take(Page)]);
                batch.RemoveRange(0, Page);
            }
        }

        return batch.Count > 0 ? await Take([.. batch]) : run;

        async Task<RetentionRun> Take(ImmutableArray<string> keys)
        {
            await Erase(ErasureKind.Conversation, RetentionKind.Messages, platform, due, number++, keys, policy, null);
            return run with { Conversations = run.Conversations + keys.Length, Receipts = run.Receipts + 1 };
        }
    }

    private async Task<RetentionRun> TakeParts(RetentionRun run, RetentionKind kind, ChannelPlatform platform, DateTimeOffset due)
    {
        if (DaysOf(kind, platform) is not { } days)
        {
            return run;
        }

        var erasure = kind == RetentionKind.Media ? ErasureKind.Media : ErasureKind.Traces;
        var policy = string.Create(CultureInfo.InvariantCulture, $"{platform}, {(kind == RetentionKind.Media ? "files" : "evidence of agents")} after {days} days");
        var cutoff = run.At - TimeSpan.FromDays(days);
        var number = 0;
        await foreach (var page in Due(platform, kind, cutoff))
        {
            var held = await Book.Held([.. page.Select(static one => one.Conversation.Value)]);
            var taken = page.Where(one => !held.Contains(one.Conversation.Value)).ToImmutableArray();
            run = run with { Held = run.Held + held.Count };
            foreach (var some in taken.Chunk(PartsTogether))
            {
                await Erase(erasure, kind, platform, due, number++, [.. some.Select(static one => one.Conversation.Value)], policy, cutoff);
                var items = some.Sum(static one => one.Items);
                run = kind == RetentionKind.Media ? run with { Media = run.Media + items } : run with { Traces = run.Traces + items };
                run = run with { Receipts = run.Receipts + 1 };
            }
        }

        return run;
    }

    /// <summary>What belongs to the workspace as a whole: daily counts, and the beginning of the audit log.</summary>
    private async Task<RetentionRun> TakeCounts(RetentionRun run)
    {
        var counts = await GrainFactory.GetGrain<IAgentUsageGrain>(Tenant).Keep(DaysOf(RetentionKind.Analytics, RetentionRule.Workspace));
        var entries = DaysOf(RetentionKind.Audit, RetentionRule.Workspace) is { } days
            ? await GrainFactory.GetGrain<IAuditGrain>(Tenant).Shorten(run.At - TimeSpan.FromDays(days))
            : 0;
        return run with { Analytics = counts, Audit = entries };
    }

    /// <summary>Orders the erasure of a batch and waits for it, so that a large workspace is swept one batch after the other.</summary>
    private async Task Erase(
        ErasureKind erasure, RetentionKind kind, ChannelPlatform platform, DateTimeOffset due, int number, ImmutableArray<string> conversations, string policy, DateTimeOffset? before)
    {
        // The same run makes the same id: one that is repeated after a crash orders nothing twice.
        var id = string.Create(
            CultureInfo.InvariantCulture,
            $"ret{due.UtcDateTime:yyyyMMddHH}{(kind == RetentionKind.Messages ? "" : $"k{(int)kind}")}p{(int)platform}n{number}c{conversations.Length}x{Abstractions.Privacy.EventHash.Of(conversations[0]):x16}");
        var begun = await GrainFactory.GetGrain<IErasureDeskGrain>(Tenant).Begin(new ErasureOrder
        {
            Kind = erasure,
            Cause = ErasureCause.Retention,
            Subjects = conversations,
            Policy = policy,
            Id = id,
            Before = before,
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

    private async IAsyncEnumerable<ImmutableArray<AgedConversation>> Due(ChannelPlatform platform, DateTimeOffset cutoff)
    {
        AgedConversation? after = null;
        while (true)
        {
            var page = await catalog.ListOlder(Tenant, platform, cutoff, after, Page);
            if (!page.IsEmpty)
            {
                yield return page;
            }

            if (page.Length < Page)
            {
                yield break;
            }

            after = page[^1];
        }
    }

    private async IAsyncEnumerable<ImmutableArray<DueParts>> Due(ChannelPlatform platform, RetentionKind kind, DateTimeOffset cutoff)
    {
        var after = 0L;
        while (true)
        {
            var page = await parts.ListDue(Tenant, platform, kind, cutoff, after, Page);
            if (!page.IsEmpty)
            {
                yield return page;
            }

            if (page.Length < Page)
            {
                yield break;
            }

            after = page[^1].Place;
        }
    }

    private ImmutableArray<RetentionRun> Logged(RetentionRun run)
    {
        var runs = retention.State.Runs.Insert(0, run);
        return runs.Length > KeptRuns ? runs.RemoveRange(KeptRuns, runs.Length - KeptRuns) : runs;
    }
}
