using System.Globalization;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Abstractions.Privacy.Retention;
using Chatbotics.Grains.Hosting;

namespace Chatbotics.Grains.Audit;

// The log's beginning goes when its time is over. What is left proves itself from the kept hash on, and the log says so itself.
internal sealed partial class AuditGrain
{
    /// <inheritdoc/>
    public async Task<AuditAge> Age(DateTimeOffset before)
    {
        var (older, oldest) = (0L, (DateTimeOffset?)null);
        await foreach (var entry in FromTheBeginning())
        {
            oldest ??= entry.Note.At;
            if (entry.Note.At >= before)
            {
                break;
            }

            older++;
        }

        return new AuditAge(_total - log.State.Removed, older, oldest);
    }

    /// <inheritdoc/>
    public async Task<long> Shorten(DateTimeOffset before)
    {
        if (Caller.Current is { IsEngine: false })
        {
            throw new ForeignGrainException();
        }

        var floor = time.GetUtcNow() - TimeSpan.FromDays(RetentionRule.MinAuditDays);
        before = before < floor ? before : floor;
        AuditEntry? last = null;
        await foreach (var entry in FromTheBeginning())
        {
            if (entry.Note.At >= before)
            {
                break;
            }

            last = entry;
        }

        if (last is not null)
        {
            // First the entry that tells of it: it stands in the chain, and keeps the log from ever being empty.
            await Append(new AuditNote
            {
                Id = ids.NewId(),
                At = time.GetUtcNow(),
                Action = PrivacyAuditActions.AuditShortened,
                Details = [new("through", last.Sequence.ToString(CultureInfo.InvariantCulture)), new("hash", Convert.ToHexStringLower(last.Hash))],
            });
            await log.Replace(log.State with { Removed = last.Sequence, Anchor = last.Hash });
        }

        return await Clear();
    }

    private async Task<long> Clear()
    {
        var (gone, until) = (0L, log.State.Removed == 0 ? -1 : AuditSegments.Of(log.State.Removed));
        for (var segment = log.State.FirstSegment; segment <= until; segment++)
        {
            gone += await Segment(segment).Shorten(log.State.Removed);
        }

        if (until > log.State.FirstSegment)
        {
            await log.Replace(log.State with { FirstSegment = until });
        }

        return gone;
    }

    private async IAsyncEnumerable<AuditEntry> FromTheBeginning()
    {
        for (var segment = AuditSegments.Of(log.State.Removed + 1); segment <= log.State.Segment; segment++)
        {
            foreach (var entry in await Segment(segment).Read())
            {
                if (entry.Sequence > log.State.Removed)
                {
                    yield return entry;
                }
            }
        }
    }
}
