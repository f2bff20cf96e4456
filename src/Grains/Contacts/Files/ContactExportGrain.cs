using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Contacts.Files;
using Chatbotics.Grains.Abstractions.Files;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Hosting;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Contacts.Files;

/// <inheritdoc cref="IContactExportGrain"/>
/// <param name="store">How far it is.</param>
/// <param name="parts">The file.</param>
/// <param name="ids">Names the audit note.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
[GrainType("contact-export")]
internal sealed partial class ContactExportGrain(
    [PersistentState("contact-export")] IPersistentState<ExportState> store,
    SealedParts parts,
    IIdGenerator ids,
    TimeProvider time,
    ILogger<ContactExportGrain> logger) : Grain, IContactExportGrain, IRemindable
{
    private const string Reminder = "export";
    private const int Batch = 100;
    private static readonly TimeSpan Life = TimeSpan.FromDays(1);
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private bool _isRunning;

    private string Tenant => GrainKeys.TenantOf(this.GetPrimaryKeyString()).ToString();

    private string FileId => "export-" + this.GetPrimaryKeyString()[(Tenant.Length + 1)..];

    private IContactsGrain All => GrainFactory.GetGrain<IContactsGrain>(Tenant);

    private bool IsGone => store.State.BeganAt is not { } began || time.GetUtcNow() - began >= Life;

    /// <inheritdoc/>
    public async Task<Outcome> Start(ImmutableArray<ContactCondition> where)
    {
        if (!ContactAccess.May(Permission.ExportData) || !ContactAccess.May(Permission.ViewContacts))
        {
            return Refusals.NotAllowed;
        }

        if (store.State.BeganAt is not null)
        {
            return Outcome.Done;
        }

        var page = await All.List(new ContactQuery { Where = where, Limit = 1 });
        if (page.Refusal is { } refusal)
        {
            return refusal;
        }

        await this.RegisterOrUpdateReminder(Reminder, Period, Period);
        await store.Replace(new ExportState
        {
            By = Caller.Current?.AccountId,
            BeganAt = time.GetUtcNow(),
            Where = where,
            Attributes = [.. (await All.ListAttributes()).Select(static one => one.Id)],
            KeyId = await parts.NewKey(Tenant),
            Total = page.Total,
        });
        await GrainFactory.GetGrain<IAuditGrain>(Tenant).Append(AuditNote.OfCaller(
            ids.NewId(), time.GetUtcNow(), "contacts.exported", null, new AuditDetail("contacts", page.Total.ToString(CultureInfo.InvariantCulture))));
        GoOn();
        return Outcome.Done;
    }

    /// <inheritdoc/>
    public Task<ExportStatus?> GetStatus() => Task.FromResult(IsGone || !IsOwn()
        ? null
        : new ExportStatus(Math.Max(store.State.Total, store.State.Written), store.State.Written, store.State.IsDone, store.State.BeganAt!.Value + Life));

    /// <inheritdoc/>
    public Task<byte[]?> Read(int index) => IsGone || !IsOwn() || !store.State.IsDone || index < 0 || index >= store.State.Parts
        ? Task.FromResult<byte[]?>(null)
        : parts.Get(Tenant, FileId, store.State.KeyId, index);

    /// <inheritdoc/>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (!IsGone)
        {
            if (!store.State.IsDone)
            {
                GoOn();
            }

            return;
        }

        if (store.State.KeyId != Guid.Empty)
        {
            await parts.Remove(Tenant, FileId, store.State.KeyId);
        }

        await store.ClearStateAsync();
        if (await this.GetReminder(Reminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    private bool IsOwn() => Caller.Current is not { IsEngine: false } caller
        || (caller.Permissions.Has(Permission.ExportData) && string.Equals(caller.AccountId, store.State.By, StringComparison.Ordinal));

    private void GoOn()
    {
        if (!_isRunning)
        {
            _isRunning = true;
            this.RegisterGrainTimer(
                static (self, _) => self.Work(), this, new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = Timeout.InfiniteTimeSpan, Interleave = true });
        }
    }

    private async Task Work()
    {
        // It was allowed when it began: from here on it is the engine that reads.
        using var engine = Caller.Use(Caller.Engine);
        try
        {
            while (!store.State.IsDone)
            {
                var state = store.State;
                var page = await All.List(new ContactQuery { Where = state.Where, Sort = ContactSort.Created, After = state.Cursor, Limit = Batch });
                var text = new StringBuilder(state.Parts == 0 ? Header(state) : "");
                foreach (var row in page.Rows)
                {
                    text.Append(Line(row, state.Attributes));
                }

                await parts.Put(Tenant, FileId, state.KeyId, state.Parts, Encoding.UTF8.GetBytes(text.ToString()));
                await store.Replace(state with
                {
                    Parts = state.Parts + 1,
                    Cursor = page.Next,
                    Written = state.Written + page.Rows.Length,
                    IsDone = page.Next is null,
                });
            }
        }
        catch (Exception exception)
        {
            // The reminder goes on where it was.
            LogInterrupted(logger, exception, Tenant, FileId);
        }
        finally
        {
            _isRunning = false;
        }
    }

    private static string Header(ExportState state) => "\ufeff" + CsvText.Line(
        ["id", "name", "phone", "email", "channels", "labels", "blocked", "created", "last_wrote", .. state.Attributes]);

    private static string Line(ContactRow row, ImmutableArray<string> attributes) => CsvText.Line(
    [
        row.Id,
        row.Name,
        row.Phone,
        row.Email,
        string.Join(", ", row.Channels.Select(static channel => channel.Name())),
        string.Join(", ", row.Labels),
        row.IsBlocked ? "yes" : "no",
        row.CreatedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        row.LastSeenAt?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        .. attributes.Select(id => row.Attributes.FirstOrDefault(one => one.AttributeId == id)?.Value),
    ]);
}
