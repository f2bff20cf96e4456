using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Abstractions.Privacy.Requests;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.People;
using Chatbotics.Grains.People.Security;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Privacy.Requests;

/// <inheritdoc cref="IRequestDeskGrain"/>
/// <param name="desk">The stored requests.</param>
/// <param name="keys">The workspace's keys.</param>
/// <param name="ids">Ids.</param>
/// <param name="time">The clock.</param>
/// <param name="services">What only some requests need.</param>
[GrainType("request-desk")]
internal sealed partial class RequestDeskGrain(
    [PersistentState("request-desk")] IPersistentState<RequestDeskState> desk,
    IKeyRing keys,
    IIdGenerator ids,
    TimeProvider time,
    IServiceProvider services) : Grain, IRequestDeskGrain, IIncomingGrainCallFilter, IRemindable
{
    private const int MaxListed = 200;
    private const int MaxKept = 2_000;
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(30);

    private DataKey? _key;

    private string Tenant => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public Task Invoke(IIncomingGrainCallContext context) => CallerGate.Enter(context);

    /// <inheritdoc/>
    public async Task<Outcome> Open(NewRequest request)
    {
        if (Refuse() is { } refusal)
        {
            return refusal;
        }

        var (person, way) = (request.Person.Trim(), request.Way.Trim());
        if (person.Length is 0 or > 120)
        {
            return PrivacyRefusals.RequestPerson;
        }

        if (way.Length is 0 or > 40)
        {
            return PrivacyRefusals.RequestWay;
        }

        if (request.Conversation is { } conversation && !GrainKeys.TenantOf(conversation).SequenceEqual(Tenant))
        {
            return Refusals.NotFound;
        }

        var key = await Key();
        var now = time.GetUtcNow();
        var number = desk.State.Last + 1;
        var stored = new StoredRequest
        {
            Request = new PrivacyRequest
            {
                Number = number,
                Kind = request.Kind,
                Way = way,
                Language = request.Language is { Length: <= 35 } language ? language : null,
                ReceivedAt = now,
                DueAt = now + PrivacyRequest.Allowed,
                Step = request.IsIdentified ? RequestStep.Identified : RequestStep.Received,
                HandledBy = Caller.Current?.AccountId is { Length: > 0 } account ? account : null,
            },
            Person = SealedText.Seal(key, Place(number, "person"), person),
            Conversation = request.Conversation is { } known ? SealedText.Seal(key, Place(number, "conversation"), known) : [],
        };
        var requests = desk.State.Requests.Add(stored);
        await desk.Replace(desk.State with { Requests = requests.Length > MaxKept ? requests.RemoveAt(0) : requests, Last = number });
        await RemindToForget();
        await Note(PrivacyAuditActions.RequestOpened, number, request.Kind.ToString());
        using (Caller.Use(Caller.Engine))
        {
            // The hub asks back, but only later: it is not waited for by what it reads.
            await GrainFactory.GetGrain<INotificationHubGrain>(Tenant).MindDeadlines();
        }

        return Outcome.Made(number.ToString(CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<PrivacyRequest>> List()
    {
        if (Refuse() is not null || desk.State.Requests.IsEmpty)
        {
            return [];
        }

        var key = await Key();
        var shown = new List<PrivacyRequest>();
        foreach (var stored in desk.State.Requests)
        {
            var request = Open(key, stored);
            if (request is { Erasure: { } erasure, Step: RequestStep.Identified }
                && await GrainFactory.GetGrain<IErasureGrain>($"{Tenant}/{erasure}").Get() is { Phase: ErasurePhase.Done } done)
            {
                request = request with { Step = RequestStep.CarriedOut, Conversation = null, Note = $"Erased; receipt {done.Receipt.ToString("0000", CultureInfo.InvariantCulture)}." };
            }

            shown.Add(await WithEvidence(request, stored));
        }

        return [.. shown.OrderBy(static request => request.IsClosed)
            .ThenBy(static request => request.IsClosed ? -request.ClosedAt!.Value.UtcTicks : request.DueAt.UtcTicks)
            .Take(MaxListed)];
    }

    /// <inheritdoc/>
    public async Task<Outcome> Move(long number, RequestStep step, string note)
    {
        if (Refuse() is { } refusal)
        {
            return refusal;
        }

        if (Find(number) is not var (index, stored))
        {
            return Refusals.NotFound;
        }

        note = note.Trim();
        if (note.Length > 500 || (step == RequestStep.Refused && note.Length == 0))
        {
            return PrivacyRefusals.RequestNote;
        }

        if (stored.Request.IsClosed || step is not (RequestStep.Identified or RequestStep.CarriedOut or RequestStep.Answered or RequestStep.Refused))
        {
            return Refusals.NotFound;
        }

        if (step == RequestStep.CarriedOut && stored.Request.Step == RequestStep.Received)
        {
            return PrivacyRefusals.RequestIdentity;
        }

        var closes = step is RequestStep.Answered or RequestStep.Refused;
        var next = stored with
        {
            Request = stored.Request with
            {
                Step = step,
                ClosedAt = closes ? time.GetUtcNow() : null,
                HandledBy = Caller.Current?.AccountId is { Length: > 0 } account ? account : stored.Request.HandledBy,
            },
            Note = note.Length == 0 ? stored.Note : SealedText.Seal(await Key(), Place(number, "note"), note),
        };
        await desk.Replace(desk.State with { Requests = desk.State.Requests.SetItem(index, next) });
        await Note(PrivacyAuditActions.RequestMoved, number, step.ToString());
        return Outcome.Done;
    }

    /// <inheritdoc/>
    public async Task<Outcome> Erase(long number)
    {
        if (Refuse() is { } refusal)
        {
            return refusal;
        }

        if (Find(number) is not var (index, stored) || stored.Request.IsClosed || stored.Conversation.Length == 0)
        {
            return Refusals.NotFound;
        }

        if (stored.Request.Step == RequestStep.Received)
        {
            return PrivacyRefusals.RequestIdentity;
        }

        var request = Open(await Key(), stored);
        Outcome begun;
        using (Caller.Use(Caller.Engine))
        {
            // Whoever may answer requests may carry them out.
            begun = await GrainFactory.GetGrain<IErasureDeskGrain>(Tenant).Begin(new ErasureOrder
            {
                Kind = ErasureKind.Contact,
                Cause = ErasureCause.Person,
                Subjects = [request.Conversation!],
                RequestId = number.ToString(CultureInfo.InvariantCulture),
                Id = string.Create(CultureInfo.InvariantCulture, $"req{number}"),
            });
        }

        if (begun.Refusal is not null)
        {
            return begun;
        }

        // Who it was is not needed any more: the request goes on under its number.
        var next = stored with { Request = stored.Request with { Step = RequestStep.Identified, Erasure = begun.Id }, Conversation = [] };
        await desk.Replace(desk.State with { Requests = desk.State.Requests.SetItem(index, next) });
        await Note(PrivacyAuditActions.RequestMoved, number, "Erasing");
        return begun;
    }

    private (int Index, StoredRequest Stored)? Find(long number)
    {
        for (var index = 0; index < desk.State.Requests.Length; index++)
        {
            if (desk.State.Requests[index].Request.Number == number)
            {
                return (index, desk.State.Requests[index]);
            }
        }

        return null;
    }

    private PrivacyRequest Open(DataKey key, StoredRequest stored)
    {
        var number = stored.Request.Number;
        return stored.Request with
        {
            Person = stored.Person.Length == 0 ? "" : SealedText.Open(key, Place(number, "person"), stored.Person),
            Note = stored.Note.Length == 0 ? "" : SealedText.Open(key, Place(number, "note"), stored.Note),
            Conversation = stored.Conversation.Length == 0 ? null : SealedText.Open(key, Place(number, "conversation"), stored.Conversation),
        };
    }

    private async ValueTask<DataKey> Key()
    {
        if (_key is not null)
        {
            return _key;
        }

        if (desk.State.KeyId is { } known)
        {
            return _key = await keys.Get(Tenant, known);
        }

        var made = await keys.Take(Tenant);
        await desk.Replace(desk.State with { KeyId = made.Id });
        return _key = made;
    }

    private async Task Note(string action, long number, string what)
    {
        var note = AuditNote.OfCaller(
            ids.NewId(), time.GetUtcNow(), action, number.ToString(CultureInfo.InvariantCulture), new AuditDetail("what", what));
        using var engine = Caller.Use(Caller.Engine);
        await GrainFactory.GetGrain<IAuditGrain>(Tenant).Append(note);
    }

    private string Place(long number, string what) => string.Create(CultureInfo.InvariantCulture, $"{Tenant}/request/{number}/{what}");

    private static Refusal? Refuse() =>
        Caller.Current is { IsEngine: false } caller && !caller.Permissions.Has(Permission.ManagePrivacy) ? Refusals.NotAllowed : null;
}
