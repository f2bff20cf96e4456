using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.People;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Audit;

/// <summary>
/// Brings notes into the log without ever losing one: they are stored in the same write as the act, and drop out of the
/// grain's state with the next write after the log has them. The log takes each once, however often it is given.
/// </summary>
/// <param name="grains">The grains.</param>
/// <param name="logger">The log of the process.</param>
internal sealed partial class AuditOutbox(IGrainFactory grains, ILogger logger)
{
    private readonly HashSet<Guid> _written = [];

    /// <summary>Where the acts were done from. Only the log seals that, so it is not stored here; a crash before the log has it loses it.</summary>
    private readonly Dictionary<Guid, string?> _addresses = [];

    /// <summary>What the next write must hold.</summary>
    /// <param name="stored">What the present state holds.</param>
    /// <param name="more">The notes of the act.</param>
    public ImmutableArray<PendingNote> Next(ImmutableArray<PendingNote> stored, params ReadOnlySpan<PendingNote> more)
    {
        var next = stored.Where(pending => !_written.Contains(pending.Note.Id)).ToList();
        foreach (var pending in more)
        {
            _addresses[pending.Note.Id] = pending.Note.Address;
            next.Add(pending with { Note = pending.Note with { Address = null } });
        }

        return [.. next];
    }

    /// <summary>Writes the stored notes into the log. A failure is tried again at the next act or activation.</summary>
    /// <param name="stored">What the present state holds.</param>
    public async Task Flush(ImmutableArray<PendingNote> stored)
    {
        _written.IntersectWith(stored.Select(static pending => pending.Note.Id));

        // The act was allowed and is done: from here on it is the engine that writes.
        using var engine = Caller.Use(Caller.Engine);
        foreach (var pending in stored)
        {
            if (_written.Contains(pending.Note.Id))
            {
                continue;
            }

            try
            {
                await grains.GetGrain<IAuditGrain>(pending.Tenant)
                    .Append(pending.Note with { Address = _addresses.GetValueOrDefault(pending.Note.Id) });
                _written.Add(pending.Note.Id);
                _addresses.Remove(pending.Note.Id);
            }
            catch (Exception exception)
            {
                LogNotWritten(logger, pending.Tenant, pending.Note.Id, exception);
            }
        }
    }
}
