using System.Buffers.Text;
using System.Security.Cryptography;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.People;
using Chatbotics.Grains.People.Security;
using Chatbotics.Grains.Privacy;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Audit;

/// <inheritdoc cref="IAuditGrain"/>
/// <param name="log">Which segment is written to.</param>
/// <param name="keys">The workspace's keys.</param>
/// <param name="ids">Ids.</param>
/// <param name="time">The clock.</param>
[GrainType("audit")]
internal sealed partial class AuditGrain(
    [PersistentState("audit")] IPersistentState<AuditState> log,
    IKeyRing keys,
    IIdGenerator ids,
    TimeProvider time) : Grain, IAuditGrain, IIncomingGrainCallFilter
{
    private const int SegmentsForPage = 16;
    private const int SegmentsForCheck = 32;
    private const int MaxLimit = 200;

    /// <summary>The sequences of the latest notes; those of two segments, so that a note that is given again soon is found.</summary>
    private readonly Dictionary<Guid, long> _recent = [];
    private long _total;
    private byte[] _head = new byte[AuditHash.Length];
    private DataKey? _key;

    private string Tenant => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public Task Invoke(IIncomingGrainCallContext context) => CallerGate.Enter(context);

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        GrainKeys.Tenant(Tenant);
        _total = AuditSegments.First(log.State.Segment) - 1;
        _head = log.State.Anchor ?? _head;
        for (var segment = Math.Max(0, log.State.Segment - 1); segment <= log.State.Segment; segment++)
        {
            foreach (var entry in await Segment(segment).Read())
            {
                Remember(entry);
            }
        }
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _key?.Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<long> Append(AuditNote note)
    {
        if (_recent.TryGetValue(note.Id, out var known))
        {
            return known;
        }

        var sequence = _total + 1;
        var segment = AuditSegments.Of(sequence);
        if (segment != log.State.Segment)
        {
            await log.Replace(log.State with { Segment = segment });
            ForgetBefore(AuditSegments.First(segment - 1));
        }

        var address = await SealAddress(note);
        var entry = new AuditEntry
        {
            Sequence = sequence,
            Note = note with { Address = null },
            SealedAddress = address,
            Hash = AuditHash.Of(_head, sequence, note, address),
        };
        try
        {
            await Segment(segment).Append(entry);
        }
        catch
        {
            // It may have been written all the same: the next activation reads the truth.
            DeactivateOnIdle();
            throw;
        }

        Remember(entry);
        return sequence;
    }

    /// <inheritdoc/>
    public async Task<AuditPage> Read(AuditQuery query)
    {
        var limit = Math.Clamp(query.Limit, 1, MaxLimit);
        var before = Math.Min(query.Before ?? long.MaxValue, _total + 1);
        var found = new List<AuditEntry>(limit);
        for (var looked = 0; looked < SegmentsForPage && before > log.State.Removed + 1 && found.Count < limit; looked++)
        {
            var entries = await Segment(AuditSegments.Of(before - 1)).Read();
            foreach (var entry in entries.Reverse())
            {
                if (entry.Sequence >= before || entry.Sequence <= log.State.Removed)
                {
                    continue;
                }

                before = entry.Sequence;
                if (Matches(entry.Note, query))
                {
                    found.Add(await OpenAddress(entry));
                    if (found.Count == limit)
                    {
                        break;
                    }
                }
            }

            // Also when a segment was tampered with and has no entries: go on below it.
            before = found.Count == limit ? before : Math.Min(before, AuditSegments.First(AuditSegments.Of(before)));
        }

        return new AuditPage { Entries = [.. found], Next = before > log.State.Removed + 1 ? before : null };
    }

    /// <inheritdoc/>
    public async Task<AuditCheck> Verify(AuditCheck from)
    {
        var total = _total;
        var (sequence, hash) = (Math.Clamp(from.Sequence, 0, total), from.Hash);
        if (log.State.Anchor is { } anchor && sequence < log.State.Removed)
        {
            (sequence, hash) = (log.State.Removed, anchor);
        }

        for (var looked = 0; looked < SegmentsForCheck && sequence < total; looked++)
        {
            var entries = await Segment(AuditSegments.Of(sequence + 1)).Read();
            var until = Math.Min(total, AuditSegments.First(AuditSegments.Of(sequence + 1)) + AuditSegments.Size - 1);
            foreach (var entry in entries.Where(entry => entry.Sequence > sequence && entry.Sequence <= until))
            {
                var expected = AuditHash.Of(hash, sequence + 1, entry.Note, entry.SealedAddress);
                if (entry.Sequence != sequence + 1 || !CryptographicOperations.FixedTimeEquals(expected, entry.Hash))
                {
                    break;
                }

                (sequence, hash) = (entry.Sequence, entry.Hash);
            }

            if (sequence < until)
            {
                return new AuditCheck { Sequence = sequence, Hash = hash, Total = total, Removed = log.State.Removed, BrokenAt = sequence + 1 };
            }
        }

        return new AuditCheck { Sequence = sequence, Hash = hash, Total = total, Removed = log.State.Removed };
    }

    private static bool Matches(AuditNote note, AuditQuery query) =>
        (query.ActorId is null || string.Equals(query.ActorId, note.ActorId, StringComparison.Ordinal))
        && (query.Target is null || string.Equals(query.Target, note.Target, StringComparison.Ordinal))
        && (query.Action is null || note.Action.StartsWith(query.Action, StringComparison.Ordinal))
        && (query.From is null || note.At >= query.From)
        && (query.Until is null || note.At < query.Until);

    private void Remember(AuditEntry entry)
    {
        _recent[entry.Note.Id] = entry.Sequence;
        _total = entry.Sequence;
        _head = entry.Hash;
    }

    private void ForgetBefore(long sequence)
    {
        foreach (var (id, at) in _recent)
        {
            if (at < sequence)
            {
                _recent.Remove(id);
            }
        }
    }

    private async Task<string?> SealAddress(AuditNote note)
    {
        if (note.Address is null)
        {
            return null;
        }

        if (await Key() is not { } key)
        {
            // A key that nothing refers to, when the write fails, is as good as none.
            key = _key = await keys.Take(Tenant);
            await log.Replace(log.State with { KeyId = key.Id });
        }

        return Base64Url.EncodeToString(SealedText.Seal(key, Place(note), note.Address));
    }

    private async Task<AuditEntry> OpenAddress(AuditEntry entry)
    {
        if (entry.SealedAddress is null)
        {
            return entry;
        }

        try
        {
            return await Key() is { } key
                ? entry with { Note = entry.Note with { Address = SealedText.Open(key, Place(entry.Note), Base64Url.DecodeFromChars(entry.SealedAddress)) } }
                : entry;
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or KeyDestroyedException or FormatException)
        {
            // Verifying says what is wrong; the page shows the rest of the entry.
            return entry;
        }
    }

    private async ValueTask<DataKey?> Key() =>
        _key ??= log.State.KeyId is { } id ? await keys.Get(Tenant, id) : null;

    private string Place(AuditNote note) => $"audit/{Tenant}/{note.Id:N}";

    private IAuditSegmentGrain Segment(int number) => AuditSegments.Get(GrainFactory, Tenant, number);
}
