using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Privacy.Retention;

namespace Chatbotics.Grains.Privacy.Retention;

// What a rule would take, before it is set.
internal sealed partial class RetentionGrain
{
    private const int MonthsShown = 12;
    private const int UsualCounts = 35;

    /// <inheritdoc/>
    public Task<RetentionPreview> Preview(ChannelPlatform platform, int? days) => Preview(RetentionKind.Messages, platform, days);

    /// <inheritdoc/>
    public async Task<RetentionPreview> Preview(RetentionKind kind, ChannelPlatform platform, int? days)
    {
        var firstRun = FirstRun();
        var counting = new PreviewCount(days is { } kept ? firstRun - TimeSpan.FromDays(kept) : DateTimeOffset.MinValue, kind != RetentionKind.Messages);
        if (RetentionRule.IsByChannel(kind))
        {
            var platforms = Following(kind, platform);
            await Stored(kind, platforms, counting);
            if (days is not null)
            {
                foreach (var one in platforms)
                {
                    await Going(kind, one, counting);
                }
            }
        }

        return kind switch
        {
            RetentionKind.Analytics => await CountsOf(days, firstRun),
            RetentionKind.Audit => await EntriesOf(days, firstRun),
            _ => counting.Result(firstRun, MonthsShown),
        };
    }

    private async Task<RetentionPreview> CountsOf(int? days, DateTimeOffset firstRun)
    {
        var ahead = (int)(firstRun - time.GetUtcNow()).TotalDays;
        var age = await GrainFactory.GetGrain<IAgentUsageGrain>(Tenant).Age(Math.Max(0, (days ?? UsualCounts) - ahead));
        var oldest = age is { Older: > 0, Oldest: { } first } ? new DateTimeOffset(first, TimeOnly.MinValue, TimeSpan.Zero) : (DateTimeOffset?)null;
        return new RetentionPreview(age.Older, 0, age.Days - age.Older, oldest, firstRun, []);
    }

    private async Task<RetentionPreview> EntriesOf(int? days, DateTimeOffset firstRun)
    {
        var age = await GrainFactory.GetGrain<IAuditGrain>(Tenant).Age(days is { } kept ? firstRun - TimeSpan.FromDays(kept) : DateTimeOffset.MinValue);
        return new RetentionPreview(age.Older, 0, age.Entries - age.Older, age.Older > 0 ? age.Oldest : null, firstRun, []);
    }

    private async ValueTask Stored(RetentionKind kind, IReadOnlyCollection<ChannelPlatform> platforms, PreviewCount counting)
    {
        if (kind == RetentionKind.Messages)
        {
            foreach (var age in (await catalog.CountByAge(Tenant)).Where(age => platforms.Contains(age.Platform)))
            {
                counting.Stored(age.Month, age.Conversations);
            }
        }
        else
        {
            foreach (var part in (await parts.Count(Tenant)).Where(part => part.Kind == kind && platforms.Contains(part.Platform)))
            {
                counting.Stored(part.Month, part.Items);
            }
        }
    }

    private async ValueTask Going(RetentionKind kind, ChannelPlatform platform, PreviewCount counting)
    {
        if (kind == RetentionKind.Messages)
        {
            await foreach (var page in Due(platform, counting.Cutoff))
            {
                var held = await Book.Held([.. page.Select(static one => one.Key.Value)]);
                foreach (var conversation in page)
                {
                    counting.Due(conversation.LastActivity, 1, held.Contains(conversation.Key.Value));
                }
            }

            return;
        }

        await foreach (var page in Due(platform, kind, counting.Cutoff))
        {
            var held = await Book.Held([.. page.Select(static one => one.Conversation.Value)]);
            foreach (var due in page)
            {
                counting.Due(due.Oldest, due.Items, held.Contains(due.Conversation.Value));
            }
        }
    }
}
