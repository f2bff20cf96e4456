using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Abstractions.Privacy.Requests;
using Chatbotics.Grains.Abstractions.Privacy.Shops;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.People.Security;
using Chatbotics.Grains.Privacy.Ports;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Privacy.Shops;

/// <inheritdoc cref="IShopCallGrain"/>
/// <param name="run">What is stored of it.</param>
/// <param name="shops">Whose a shop is.</param>
/// <param name="keys">The workspace's keys.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
[GrainType("shop-call")]
internal sealed partial class ShopCallGrain(
    [PersistentState("shop-call")] IPersistentState<ShopCallState> run,
    IShopWorkspaces shops,
    IKeyRing keys,
    TimeProvider time,
    ILogger<ShopCallGrain> logger) : Grain, IShopCallGrain, IRemindable
{
    private const string Reminder = "carry-out";
    private const string Way = "Shopify";
    private static readonly TimeSpan Retry = TimeSpan.FromMinutes(1);

    private string Id => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public async Task Take(ShopCall call)
    {
        if (run.State.ReceivedAt is not null)
        {
            return;
        }

        var now = time.GetUtcNow();
        if (await shops.Find(call.Shop) is not { } tenant)
        {
            // Nobody's shop: nothing of it is kept here, not even that it called.
            await run.Replace(new ShopCallState { ReceivedAt = now, FinishedAt = now });
            return;
        }

        await this.RegisterOrUpdateReminder(Reminder, Retry, Retry);
        using var key = await keys.Take(tenant);
        await run.Replace(new ShopCallState
        {
            ReceivedAt = now,
            Tenant = tenant,
            KeyId = key.Id,
            Sealed = SealedText.Seal(key, Place(tenant), JsonSerializer.Serialize(call)),
        });
        this.RegisterGrainTimer(
            static (grain, _) => grain.CarryOut(), this, new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = Timeout.InfiniteTimeSpan });
    }

    /// <inheritdoc/>
    public Task<bool> IsDone() => Task.FromResult(run.State.FinishedAt is not null);

    /// <inheritdoc/>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await CarryOut();
        if (run.State.FinishedAt is not null && await this.GetReminder(Reminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    private async Task CarryOut()
    {
        if (run.State is not { FinishedAt: null, Tenant: { } tenant })
        {
            return;
        }

        try
        {
            using var engine = Caller.Use(Caller.Engine);
            await CarryOut(tenant, await Open(tenant));
            await keys.Destroy(tenant, run.State.KeyId);
            await run.Replace(run.State with { FinishedAt = time.GetUtcNow(), Sealed = [] });
            LogDone(logger, Id);
        }
        catch (KeyDestroyedException)
        {
            // The workspace was erased meanwhile: with it went what the call was about.
            await run.Replace(run.State with { FinishedAt = time.GetUtcNow(), Sealed = [] });
        }
        catch (Exception exception)
        {
            LogFailed(logger, Id, exception);
        }
    }

    private Task CarryOut(string tenant, ShopCall call) => call.Topic switch
    {
        ShopTopic.CustomerDataRequest => DataRequest(tenant, call),
        ShopTopic.CustomerRedact => Redact(tenant, call),
        _ => RedactShop(tenant, call),
    };

    private async Task DataRequest(string tenant, ShopCall call)
    {
        var found = await Find(tenant, call);
        await Request(tenant, RequestKind.Access, Person(call), found.SelectMany(static one => one.Reach.Conversations).FirstOrDefault().Value);
    }

    /// <summary>
    /// Who is known beyond doubt is erased at once. Whether several who share a number or an address are the same, people decide.
    /// </summary>
    private async Task Redact(string tenant, ShopCall call)
    {
        if (await Under(tenant) is { } begun)
        {
            // Ordered before a crash, or before it was done: the contact may be gone by now.
            await Close(tenant, await Request(tenant, RequestKind.Erasure, $"Customer {call.Customer} of {call.Shop}", null), Redacted(await Done(begun)));
            return;
        }

        var found = await Find(tenant, call);
        if (found.IsEmpty)
        {
            await Close(tenant, await Request(tenant, RequestKind.Erasure, $"Customer {call.Customer} of {call.Shop}", null), "Nothing of this customer is kept here.");
            return;
        }

        var (_, reach) = found[0];
        var outcome = found.Length > 1 ? null : await Erase(tenant, found[0].Contact, reach);
        if (outcome is { Refusal: null })
        {
            await Close(tenant, await Request(tenant, RequestKind.Erasure, $"Customer {call.Customer} of {call.Shop}", null), Redacted(await Done((await Under(tenant))!)));
            return;
        }

        // On hold, or several: the month begins, and somebody decides.
        await Request(tenant, RequestKind.Erasure, Person(call), reach.Conversations.FirstOrDefault().Value);
    }

    /// <summary>What is kept under the shop's own connection goes; what customers wrote on other channels is the workspace's.</summary>
    private async Task RedactShop(string tenant, ShopCall call)
    {
        var person = $"The shop {call.Shop}";
        if (await Under(tenant) is null)
        {
            var begun = await Begin(tenant, ErasureKind.Connection, "Shopify shop/redact", [ConnectionKey.Create(tenant, ChannelPlatform.Shopify, call.Shop).Value]);
            if (begun.Refusal is not null)
            {
                // On hold: somebody decides.
                await Request(tenant, RequestKind.Erasure, person, null);
                return;
            }
        }

        var done = await Done((await Under(tenant))!);
        await Close(
            tenant,
            await Request(tenant, RequestKind.Erasure, person, null),
string.Create(CultureInfo.InvariantCulture, $"Everything of the shop is erased: receipt {done.Receipt:0000}. Conversations on other channels belong to the workspace and stay by its rules."));
    }

    private Task<Outcome> Erase(string tenant, string contact, ContactReach reach) => Begin(
        tenant,
        ErasureKind.Contact,
        "Shopify customers/redact",
        [.. reach.Conversations.Select(static conversation => conversation.Value), ContactKeys.Of(tenant, contact)]);

    private string ErasureId => "shop" + Id[..24];

    private IErasureGrain Erasure(string tenant) => GrainFactory.GetGrain<IErasureGrain>($"{tenant}/{ErasureId}");

    private Task<ErasureStatus?> Under(string tenant) => Erasure(tenant).Get();

    private Task<Outcome> Begin(string tenant, ErasureKind kind, string policy, ImmutableArray<string> subjects) =>
        GrainFactory.GetGrain<IErasureDeskGrain>(tenant).Begin(new ErasureOrder { Kind = kind, Cause = ErasureCause.Shop, Subjects = subjects, Policy = policy, Id = ErasureId });

    /// <summary>The erasure, with its receipt; the call is tried again while there is none.</summary>
    private async Task<ErasureStatus> Done(ErasureStatus under)
    {
        if (under.Phase == ErasurePhase.Done)
        {
            return under;
        }

        var tenant = run.State.Tenant!;
        return await Erasure(tenant).GoOn() is { Phase: ErasurePhase.Done } done ? done : throw new InvalidOperationException("The erasure is not done yet.");
    }

    private static string Redacted(ErasureStatus done) =>
        string.Create(CultureInfo.InvariantCulture, $"The contact and its conversations are erased: receipt {done.Receipt:0000}.");

    /// <summary>The contact that is known by the customer's id; else those who are known by the address or the number.</summary>
    private async Task<ImmutableArray<(string Contact, ContactReach Reach)>> Find(string tenant, ShopCall call)
    {
        var contacts = GrainFactory.GetGrain<IContactsGrain>(tenant);
        ImmutableArray<string> ids = call.Customer is { } customer ? await contacts.FindByIdentity(IdentityKind.Shopify, customer, call.Shop) : [];
        if (ids.IsEmpty)
        {
            ids =
            [
                .. call.Email is { } email ? await contacts.FindByIdentity(IdentityKind.Email, email, null) : [],
                .. call.Phone is { } phone ? await contacts.FindByIdentity(IdentityKind.Phone, phone, null) : [],
            ];
        }

        var found = ImmutableArray.CreateBuilder<(string, ContactReach)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            if (!seen.Contains(id) && await GrainFactory.GetGrain<IContactGrain>(ContactKeys.Of(tenant, id)).GetReach() is { } reach)
            {
                // Those who are merged are one.
                seen.UnionWith(reach.Contacts);
                found.Add((id, reach));
            }
        }

        return found.ToImmutable();
    }

    private async Task<long> Request(string tenant, RequestKind kind, string person, string? conversation)
    {
        if (run.State.Request == 0)
        {
            var made = await GrainFactory.GetGrain<IRequestDeskGrain>(tenant).Open(new NewRequest
            {
                Kind = kind,
                Person = person.Length > 120 ? person[..120] : person,
                Way = Way,
                Conversation = conversation,
                IsIdentified = true,
            });
            await run.Replace(run.State with { Request = long.Parse(made.Id!, CultureInfo.InvariantCulture) });
        }

        return run.State.Request;
    }

    private async Task Close(string tenant, long request, string note) =>
        await GrainFactory.GetGrain<IRequestDeskGrain>(tenant).Move(request, RequestStep.Answered, note);

    private async Task<ShopCall> Open(string tenant)
    {
        using var key = await keys.Get(tenant, run.State.KeyId);
        return JsonSerializer.Deserialize<ShopCall>(SealedText.Open(key, Place(tenant), run.State.Sealed))!;
    }

    private string Place(string tenant) => $"{tenant}/shop-call/{Id}";

    private static string Person(ShopCall call) =>
        $"Customer {call.Customer} of {call.Shop}{(call.Request is { } number ? $", request {number}" : "")}{(call.Email is { } email ? ", " + email : "")}";
}
