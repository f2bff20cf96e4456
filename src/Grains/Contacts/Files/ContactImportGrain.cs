// Long because it is one saga: every step reads and writes the same small state.
using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Contacts.Files;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Hosting;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Contacts.Files;

/// <inheritdoc cref="IContactImportGrain"/>
/// <remarks>
/// It writes a hundred rows, notes that they are done, and goes on; a reminder picks it up after a crash. Rows of one
/// hundred that mean the same person wait for each other, the others are written together.
/// </remarks>
/// <param name="store">How far it is.</param>
/// <param name="parts">The file.</param>
/// <param name="contacts">The contacts.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
[GrainType("contact-import")]
internal sealed partial class ContactImportGrain(
    [PersistentState("contact-import")] IPersistentState<ImportState> store,
    SealedParts parts,
    ContactRepository contacts,
    TimeProvider time,
    ILogger<ContactImportGrain> logger) : Grain, IContactImportGrain, IRemindable
{
    private const string Reminder = "import";
    private const int MaxPart = 256 << 10;
    private const int MaxBytes = 10 << 20;
    private const int Batch = 100;
    private const int MostProblems = 100;
    private const int Samples = 3;
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);
    private static readonly Refusal TooLarge = new("file_too_large", "The file is larger than 10 MB. Cut it into smaller ones.", "file");
    private static readonly Refusal WrongStage = new("wrong_stage", "This import has gone on meanwhile. Load the page again.");

    private CsvFile? _file;
    private ImmutableArray<AttributeDefinition> _catalogue = [];
    private bool _isRunning;

    private string Tenant => GrainKeys.TenantOf(this.GetPrimaryKeyString()).ToString();

    private string FileId => "import-" + this.GetPrimaryKeyString()[(Tenant.Length + 1)..];

    private IContactsGrain All => GrainFactory.GetGrain<IContactsGrain>(Tenant);

    /// <inheritdoc/>
    public async Task<Outcome> Receive(string fileName, int index, byte[] content)
    {
        if (!ContactAccess.May(Permission.EditContacts))
        {
            return Refusals.NotAllowed;
        }

        var state = store.State;
        if (state.Stage is not (ImportStage.None or ImportStage.Receiving) || index != state.Parts || content.Length > MaxPart)
        {
            return WrongStage;
        }

        if (state.Bytes + content.Length > MaxBytes)
        {
            await End(ImportStage.Stopped);
            return TooLarge;
        }

        var keyId = state.KeyId == Guid.Empty ? await parts.NewKey(Tenant) : state.KeyId;
        await parts.Put(Tenant, FileId, keyId, index, content);
        await store.Replace(state with
        {
            Stage = ImportStage.Receiving,
            FileName = fileName.Length > 200 ? fileName[..200] : fileName,
            KeyId = keyId,
            Parts = index + 1,
            Bytes = state.Bytes + content.Length,
        });
        await this.RegisterOrUpdateReminder(Reminder, TimeSpan.FromDays(1), Period);
        return Outcome.Done;
    }

    /// <inheritdoc/>
    public async Task<Outcome> Read()
    {
        if (!ContactAccess.May(Permission.EditContacts))
        {
            return Refusals.NotAllowed;
        }

        if (store.State.Stage is not ImportStage.Receiving)
        {
            return WrongStage;
        }

        if (await Load() is { } wrong)
        {
            await End(ImportStage.Stopped);
            return new Refusal("bad_file", wrong, "file");
        }

        return await Check([.. _file!.Header.Select(header => ImportRows.Guess(header, _catalogue))]);
    }

    /// <inheritdoc/>
    public async Task<Outcome> Map(ImmutableArray<string?> fields)
    {
        if (!ContactAccess.May(Permission.EditContacts))
        {
            return Refusals.NotAllowed;
        }

        if (store.State.Stage is not ImportStage.Mapping || await Load() is not null || fields.Length != _file!.Header.Length)
        {
            return WrongStage;
        }

        return fields.Any(field => field is not null && !ImportRows.IsField(field, _catalogue))
            ? new Refusal("bad_mapping", "Choose one of the fields in the list for each column.", "fields")
            : await Check(fields);
    }

    /// <inheritdoc/>
    public async Task<Outcome> Run()
    {
        if (!ContactAccess.May(Permission.EditContacts))
        {
            return Refusals.NotAllowed;
        }

        if (store.State.Stage is not ImportStage.Mapping)
        {
            return WrongStage;
        }

        await this.RegisterOrUpdateReminder(Reminder, Period, Period);
        await store.Replace(store.State with { Stage = ImportStage.Running, Bad = 0, Problems = [] });
        var now = time.GetUtcNow();
        await GrainFactory.GetGrain<IAuditGrain>(Tenant).Append(AuditNote.OfCaller(
            contacts.NewId(), now, "contacts.imported", null, new AuditDetail("rows", store.State.Rows.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        GoOn();
        return Outcome.Done;
    }

    /// <inheritdoc/>
    public async Task Stop()
    {
        if (ContactAccess.May(Permission.EditContacts) && store.State.Stage is ImportStage.Receiving or ImportStage.Mapping or ImportStage.Running)
        {
            await End(ImportStage.Stopped);
        }
    }

    /// <inheritdoc/>
    public async Task<ImportStatus> GetStatus()
    {
        if (!ContactAccess.May(Permission.EditContacts))
        {
            return new ImportStatus();
        }

        if (store.State.Stage is ImportStage.Mapping)
        {
            await Load();
        }

        var state = store.State;
        return new ImportStatus
        {
            Stage = state.Stage,
            FileName = state.FileName,
            Columns = Columns(state),
            Rows = state.Rows,
            Taken = state.Taken,
            Created = state.Created,
            Updated = state.Updated,
            Bad = state.Bad,
            Problems = state.Problems,
        };
    }

    /// <inheritdoc/>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (store.State.Stage is ImportStage.Running)
        {
            GoOn();
        }
        else if (store.State.Stage is ImportStage.Receiving or ImportStage.Mapping)
        {
            // Nobody came back for it within a day.
            await End(ImportStage.Stopped);
        }
        else if (await this.GetReminder(Reminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    private ImmutableArray<ImportColumn> Columns(ImportState state) => _file is not { } file ? [] :
    [
        .. file.Header.Select((header, index) => new ImportColumn(
            header,
            state.Fields.ElementAtOrDefault(index),
            [.. file.Rows.Select(row => row.Cells.ElementAtOrDefault(index)).OfType<string>().Where(static cell => cell.Length > 0).Take(Samples)])),
    ];

    private async Task<string?> Load()
    {
        _catalogue = await All.ListAttributes();
        if (_file is not null)
        {
            return null;
        }

        var content = new MemoryStream();
        for (var index = 0; index < store.State.Parts; index++)
        {
            await content.WriteAsync(await parts.Get(Tenant, FileId, store.State.KeyId, index) ?? []);
        }

        return CsvFile.Read(content.GetBuffer().AsSpan(0, (int)content.Length), out _file);
    }

    private async Task<Outcome> Check(ImmutableArray<string?> fields)
    {
        var next = store.State with { Stage = ImportStage.Mapping, Fields = fields, Rows = _file!.Rows.Count };
        var columns = Columns(next);
        var (bad, problems) = (0, ImmutableArray.CreateBuilder<ImportProblem>());
        foreach (var (line, cells) in _file.Rows)
        {
            if (ImportRows.Read(line, cells, columns, _catalogue).Problem is { } problem)
            {
                bad++;
                if (problems.Count < MostProblems)
                {
                    problems.Add(problem);
                }
            }
        }

        await store.Replace(next with { Bad = bad, Problems = problems.ToImmutable() });
        return Outcome.Done;
    }

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
        // It was allowed when it began: from here on it is the engine that writes.
        using var engine = Caller.Use(Caller.Engine);
        try
        {
            if (await Load() is null)
            {
                var writer = new ImportWriter(Tenant, contacts, GrainFactory);
                while (store.State is { Stage: ImportStage.Running } state && state.Taken < _file!.Rows.Count)
                {
                    var rows = _file.Rows.GetRange(state.Taken, Math.Min(Batch, _file.Rows.Count - state.Taken));
                    var done = await writer.Write(rows, Columns(state), _catalogue);
                    if (store.State.Stage is ImportStage.Running)
                    {
                        await store.Replace(store.State with
                        {
                            Taken = state.Taken + rows.Count,
                            Created = state.Created + done.Created,
                            Updated = state.Updated + done.Updated,
                            Bad = state.Bad + done.Problems.Count,
                            Problems = [.. state.Problems.Concat(done.Problems).Take(MostProblems)],
                        });
                    }
                }
            }

            if (store.State.Stage is ImportStage.Running)
            {
                await End(ImportStage.Done);
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

    private async Task End(ImportStage stage)
    {
        await store.Replace(store.State with { Stage = stage });
        _file = null;
        if (store.State.KeyId != Guid.Empty)
        {
            await parts.Remove(Tenant, FileId, store.State.KeyId);
        }

        if (await this.GetReminder(Reminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }
}
