using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Abstractions.Privacy.Exports;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.People;

namespace Chatbotics.Grains.Privacy.Exports;

/// <inheritdoc cref="IDataExportsGrain"/>
/// <param name="desk">The stored ids.</param>
/// <param name="ids">Names audit notes.</param>
/// <param name="time">The clock.</param>
[GrainType("data-exports")]
internal sealed class DataExportsGrain(
    [PersistentState("data-exports")] IPersistentState<DataExportsState> desk,
    IIdGenerator ids,
    TimeProvider time) : Grain, IDataExportsGrain, IIncomingGrainCallFilter
{
    private const int MostKept = 100;

    private string Tenant => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public Task Invoke(IIncomingGrainCallContext context) => CallerGate.Enter(context);

    /// <inheritdoc/>
    public async Task<Outcome> Start(string id, DataExportOrder order)
    {
        if (!May())
        {
            return Refusals.NotAllowed;
        }

        if (!ContactKeys.IsId(id))
        {
            return Refusals.NotFound;
        }

        if (!desk.State.Ids.Contains(id))
        {
            var alive = (await Alive()).Select(static one => one.Id).ToHashSet(StringComparer.Ordinal);
            if (alive.Count >= MostKept)
            {
                return PrivacyRefusals.TooManyExports;
            }

            // Known before it begins: an erasure that comes meanwhile finds it.
            await desk.Replace(new DataExportsState { Ids = [.. desk.State.Ids.Where(alive.Contains), id] });
        }

        var begun = await Export(id).Begin(order);
        if (begun is { IsDone: true, Id: not null })
        {
            var note = AuditNote.OfCaller(
                ids.NewId(), time.GetUtcNow(), PrivacyAuditActions.DataExported, id, new AuditDetail("request", order.Request.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            using var engine = Caller.Use(Caller.Engine);
            await GrainFactory.GetGrain<IAuditGrain>(Tenant).Append(note);
        }

        return begun.IsDone ? Outcome.Made(id) : begun;
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<DataExportStatus>> List() =>
        May() ? [.. (await Alive()).OrderByDescending(static one => one.BeganAt)] : [];

    /// <inheritdoc/>
    public async Task<int> Forget(ImmutableArray<string> subjects)
    {
        if (Caller.Current is { IsEngine: false })
        {
            return 0;
        }

        var gone = 0;
        foreach (var id in desk.State.Ids)
        {
            gone += await Export(id).GetStatus() is not null && await Export(id).Destroy(subjects) ? 1 : 0;
        }

        return gone;
    }

    private async Task<IEnumerable<DataExportStatus>> Alive()
    {
        using var engine = Caller.Use(Caller.Engine);
        return (await Task.WhenAll(desk.State.Ids.Select(id => Export(id).GetStatus()))).OfType<DataExportStatus>();
    }

    private IDataExportGrain Export(string id) => GrainFactory.GetGrain<IDataExportGrain>(ContactKeys.Of(Tenant, id));

    private static bool May() => Caller.Current is not { IsEngine: false } caller || caller.Permissions.Has(Permission.ExportData);
}
