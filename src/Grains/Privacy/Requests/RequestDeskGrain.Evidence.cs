using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Abstractions.Privacy.Requests;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.People.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.Grains.Privacy.Requests;

// What shows that a request was handled as it should: kept under a key of the request, which is destroyed when it is forgotten.
internal sealed partial class RequestDeskGrain
{
    private const int MostText = 2_000;
    private const int MostName = 120;
    private const string ForgetReminder = "forget";
    private static readonly TimeSpan s_look = TimeSpan.FromHours(12);

    private EvidenceFiles Files => services.GetRequiredService<EvidenceFiles>();

    /// <inheritdoc/>
    public async Task<Outcome> AddEvidence(long number, NewEvidence evidence)
    {
        if (Refuse() is { } refusal)
        {
            return refusal;
        }

        if (Find(number) is not var (_, stored) || IsForgotten(stored) || evidence.Kind is EvidenceKind.Change || !Enum.IsDefined(evidence.Kind))
        {
            return Refusals.NotFound;
        }

        var text = evidence.Text.Trim();
        var hasFile = evidence.FileName is not null;
        if (text.Length > MostText || (text.Length == 0 && !hasFile))
        {
            return PrivacyRefusals.EvidenceText;
        }

        if (stored.Evidence.Length >= NewEvidence.Most)
        {
            return PrivacyRefusals.EvidenceTooMuch;
        }

        string? type = null;
        if (hasFile && (evidence.Content.Length is 0 or > NewEvidence.MostBytes || (type = EvidenceFiles.TypeOf(evidence.Content.AsSpan())) is null))
        {
            return PrivacyRefusals.EvidenceFile;
        }

        var added = new RequestEvidence
        {
            Id = ids.NewId(),
            Kind = evidence.Kind,
            At = time.GetUtcNow(),
            By = Caller.Current?.AccountId is { Length: > 0 } account ? account : null,
            FileType = type,
            Size = evidence.Content.Length,
        };
        var key = await EvidenceKey(number);
        if (hasFile)
        {
            // The file first: evidence without its file would be none.
            await Files.Keep(Tenant, added.Id, key.Id, evidence.Content);
        }

        await Add(number, key, added, text, hasFile ? Clean(evidence.FileName!) : null);
        await Note(PrivacyAuditActions.EvidenceAdded, number, evidence.Kind.ToString());
        return Outcome.Made(added.Id.ToString("N"));
    }

    /// <inheritdoc/>
    public async Task<EvidenceFile?> ReadEvidence(long number, Guid id)
    {
        if (Refuse() is not null || Find(number) is not var (_, stored) || stored.EvidenceKey is not { } keyId
            || stored.Evidence.FirstOrDefault(one => one.Evidence.Id == id) is not { FileName.Length: > 0 } found)
        {
            return null;
        }

        using var key = await keys.Get(Tenant, keyId);
        return await Files.Read(Tenant, id, keyId) is { } content
            ? new EvidenceFile(SealedText.Open(key, EvidencePlace(number, id, "name"), found.FileName), found.Evidence.FileType!, content)
            : null;
    }

    /// <inheritdoc/>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        using var engine = Caller.Use(Caller.Engine);
        await ForgetOld();
        if (desk.State.Requests.All(static stored => stored.Request.ClosedAt is not null && IsBlank(stored)) && await this.GetReminder(ForgetReminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    /// <summary>What names people goes some time after the end; that there was a request stays as evidence.</summary>
    private async Task ForgetOld()
    {
        foreach (var stored in desk.State.Requests.Where(stored => IsForgotten(stored) && !IsBlank(stored)))
        {
            foreach (var one in stored.Evidence.Where(static one => one.FileName.Length > 0))
            {
                await Files.Remove(Tenant, one.Evidence.Id, stored.EvidenceKey!.Value);
            }

            if (stored.EvidenceKey is { } key)
            {
                await keys.Destroy(Tenant, key);
            }
        }

        await desk.Replace(desk.State with
        {
            Requests = [.. desk.State.Requests.Select(stored => IsForgotten(stored)
                ? stored with { Person = [], Note = [], Conversation = [], Evidence = [], EvidenceKey = null }
                : stored)],
        });
    }

    private Task RemindToForget() => this.RegisterOrUpdateReminder(ForgetReminder, s_look, s_look);

    private bool IsForgotten(StoredRequest stored) => stored.Request.ClosedAt is { } closed && closed + Forgotten < time.GetUtcNow();

    private static bool IsBlank(StoredRequest stored) =>
        stored.Person.Length == 0 && stored.Note.Length == 0 && stored.Conversation.Length == 0 && stored.Evidence.IsEmpty && stored.EvidenceKey is null;

    private async Task<DataKey> EvidenceKey(long number)
    {
        var (index, stored) = Find(number)!.Value;
        if (stored.EvidenceKey is { } known)
        {
            return await keys.Get(Tenant, known);
        }

        var made = await keys.Take(Tenant);
        await desk.Replace(desk.State with { Requests = desk.State.Requests.SetItem(index, stored with { EvidenceKey = made.Id }) });
        return made;
    }

    private async Task Add(long number, DataKey key, RequestEvidence evidence, string text, string? fileName)
    {
        using (key)
        {
            var added = new StoredEvidence
            {
                Evidence = evidence,
                Text = text.Length == 0 ? [] : SealedText.Seal(key, EvidencePlace(number, evidence.Id, "text"), text),
                FileName = fileName is null ? [] : SealedText.Seal(key, EvidencePlace(number, evidence.Id, "name"), fileName),
            };
            var (index, stored) = Find(number)!.Value;
            await desk.Replace(desk.State with { Requests = desk.State.Requests.SetItem(index, stored with { Evidence = stored.Evidence.Add(added) }) });
        }
    }

    private async Task AddChange(long number, string text) =>
        await Add(number, await EvidenceKey(number), new RequestEvidence { Id = ids.NewId(), Kind = EvidenceKind.Change, At = time.GetUtcNow() }, text, null);

    private async Task<PrivacyRequest> WithEvidence(PrivacyRequest request, StoredRequest stored)
    {
        if (stored.Evidence.IsEmpty || stored.EvidenceKey is not { } keyId)
        {
            return request;
        }

        using var key = await keys.Get(Tenant, keyId);
        return request with
        {
            Evidence = [.. stored.Evidence.Select(one => one.Evidence with
            {
                Text = one.Text.Length == 0 ? "" : SealedText.Open(key, EvidencePlace(request.Number, one.Evidence.Id, "text"), one.Text),
                FileName = one.FileName.Length == 0 ? null : SealedText.Open(key, EvidencePlace(request.Number, one.Evidence.Id, "name"), one.FileName),
            })],
        };
    }

    private string EvidencePlace(long number, Guid id, string what) => Place(number, $"evidence/{id:N}/{what}");

    private static string Clean(string name)
    {
        var clean = new string([.. name.Where(static letter => !char.IsControl(letter) && letter is not ('/' or '\\' or '"' or ':' or '<' or '>'))]).Trim();
        return clean.Length == 0 ? "file" : clean.Length > MostName ? clean[^MostName..] : clean;
    }
}
