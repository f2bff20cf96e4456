using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Hosting;

namespace Chatbotics.Grains.Audit;

/// <inheritdoc cref="IAuditSegmentGrain"/>
/// <param name="segment">The stored entries.</param>
[GrainType("audit-segment")]
internal sealed class AuditSegmentGrain(
    [PersistentState("audit-segment")] IPersistentState<AuditSegmentState> segment) : Grain, IAuditSegmentGrain
{
    /// <inheritdoc/>
    public async Task Append(AuditEntry entry)
    {
        var present = segment.State.Entries;
        if (!present.IsEmpty && present[^1].Sequence == entry.Sequence && present[^1].Note.Id == entry.Note.Id)
        {
            return;
        }

        var next = AuditSegments.First(AuditSegments.Parse(this.GetPrimaryKeyString())) + segment.State.Removed + present.Length;
        if (entry.Sequence != next || segment.State.Removed + present.Length >= AuditSegments.Size)
        {
            throw new InvalidOperationException("An audit entry came out of turn: nothing in the log can be replaced.");
        }

        await segment.Replace(segment.State with { Entries = present.Add(entry) });
    }

    /// <inheritdoc/>
    public async Task<int> Shorten(long sequence)
    {
        var left = segment.State.Entries.RemoveAll(entry => entry.Sequence <= sequence);
        var gone = segment.State.Entries.Length - left.Length;
        if (gone > 0)
        {
            await segment.Replace(new AuditSegmentState { Entries = left, Removed = segment.State.Removed + gone });
        }

        return gone;
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<AuditEntry>> Read() => Task.FromResult(segment.State.Entries);
}
