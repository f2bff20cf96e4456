using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Abstractions.Privacy.Retention;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.People;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Privacy.Erasures;

/// <inheritdoc cref="IErasureDeskGrain"/>
/// <param name="desk">The stored lists.</param>
/// <param name="services">What erasures share.</param>
[GrainType("erasure-desk")]
internal sealed class ErasureDeskGrain(
    [PersistentState("erasure-desk")] IPersistentState<ErasureDeskState> desk,
    ErasureServices services) : Grain, IErasureDeskGrain, IIncomingGrainCallFilter
{
    private const int MaxSubjects = 10_000;
    private const int MaxMessages = 101;
    private const int MaxOpen = 500;
    private const int KeptDone = 50;
    private const int CountedWhileWaiting = 200;

    private string Tenant => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public Task Invoke(IIncomingGrainCallContext context) => CallerGate.Enter(context);

    /// <inheritdoc/>
    public async Task<Outcome> Begin(ErasureOrder order)
    {
        if (Check(order) is { } refusal)
        {
            return refusal;
        }

        var isKnown = order.Id is { } given && (desk.State.Open.Contains(given) || desk.State.Done.Contains(given));
        if (!isKnown)
        {
            order = await Whole(order);
            if (order.Subjects.IsEmpty)
            {
                return Refusals.NotFound;
            }

            if (order.Cause != ErasureCause.Retention && await Held(order) > 0)
            {
                return PrivacyRefusals.OnHold;
            }

            if (await WhyNot(order) is { } reason)
            {
                return reason;
            }
        }

        if (desk.State.Open.Length >= MaxOpen)
        {
            return PrivacyRefusals.TooManyErasures;
        }

        var id = order.Id ?? services.Ids.NewId().ToString("N");
        if (desk.State.Open.Contains(id) || desk.State.Done.Contains(id))
        {
            // Ordered before; a crash may have come between the list and the start.
            await GrainFactory.GetGrain<IErasureGrain>($"{Tenant}/{id}").Start(order);
            return Outcome.Made(id);
        }

        await desk.Replace(desk.State with { Open = desk.State.Open.Add(id) });
        var note = AuditNote.OfCaller(
            services.Ids.NewId(),
            services.Time.GetUtcNow(),
            PrivacyAuditActions.ErasureOrdered,
            id,
            new AuditDetail("kind", order.Kind.ToString()),
            new AuditDetail("cause", order.Cause.ToString()));
        using var engine = Caller.Use(Caller.Engine);
        if (order.Kind != ErasureKind.Workspace)
        {
            await GrainFactory.GetGrain<IAuditGrain>(Tenant).Append(note);
        }

        await GrainFactory.GetGrain<IErasureGrain>($"{Tenant}/{id}").Start(order);
        return Outcome.Made(id);
    }

    /// <inheritdoc/>
    public async Task<ErasurePreview> Preview(ErasureOrder order)
    {
        if (Check(order) is not null)
        {
            return new ErasurePreview(0, 0, 0, null, 0);
        }

        order = await Whole(order);
        if (order.Kind == ErasureKind.Message)
        {
            return new ErasurePreview(0, order.Subjects.Length - 1, 0, null, await Held(order));
        }

        var rows = new List<CatalogRow>();
        var conversations = 0L;
        foreach (var prefix in order.Kind is ErasureKind.Login or ErasureKind.Member or ErasureKind.Knowledge ? [] : order.Subjects)
        {
            string? after = null;
            while (true)
            {
                const int Page = 1_000;
                var page = await services.Catalog.List(prefix, after, Page);
                conversations += page.Length;
                rows.AddRange(page.Take(Math.Max(0, CountedWhileWaiting + 1 - rows.Count)));
                if (page.Length < Page)
                {
                    break;
                }

                after = page[^1].Key.Value;
            }
        }

        if (rows.Count > CountedWhileWaiting)
        {
            return new ErasurePreview(conversations, -1, -1, null, await Held(order));
        }

        var (messages, media, oldest) = (0L, 0L, 0L);
        foreach (var row in rows)
        {
            if (await services.Inventory.Read(row) is { } held)
            {
                messages += held.Messages;
                media += held.Media;
                oldest = oldest == 0 ? held.Oldest : Math.Min(oldest, held.Oldest);
            }
        }

        return new ErasurePreview(conversations, messages, media, oldest == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(oldest), await Held(order));
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<ErasureStatus>> List()
    {
        var found = new List<ErasureStatus>();
        foreach (var id in desk.State.Open.Reverse().Concat(desk.State.Done.Reverse()))
        {
            if (await GrainFactory.GetGrain<IErasureGrain>($"{Tenant}/{id}").Get() is { } status)
            {
                found.Add(status);
            }
        }

        return [.. found];
    }

    /// <inheritdoc/>
    public async Task Finished(string id)
    {
        if (desk.State.Open.Contains(id))
        {
            var done = desk.State.Done.Add(id);
            await desk.Replace(new ErasureDeskState
            {
                Open = desk.State.Open.Remove(id),
                Done = done.Length > KeptDone ? done.RemoveRange(0, done.Length - KeptDone) : done,
            });
        }
    }

    private async Task<long> Held(ErasureOrder order) => order.Kind switch
    {
        ErasureKind.Message => (await GrainFactory.GetGrain<IRetentionGrain>(Tenant).Held([order.Subjects[0]])).Length,
        ErasureKind.Conversation or ErasureKind.Contact => (await GrainFactory.GetGrain<IRetentionGrain>(Tenant)
            .Held(order.Subjects)).Length,
        ErasureKind.Connection or ErasureKind.Workspace => (await GrainFactory.GetGrain<IRetentionGrain>(Tenant).HeldUnder(order.Subjects[0])).Length,
        _ => 0,
    };

    /// <summary>A person is erased with everything, whatever part was named.</summary>
    private async ValueTask<ErasureOrder> Whole(ErasureOrder order) => order.Kind == ErasureKind.Contact
        ? order with { Subjects = await services.Contacts.Expand(Tenant, order.Subjects) }
        : order;

    /// <summary>What only a look at the thing itself tells.</summary>
    private async ValueTask<Refusal?> WhyNot(ErasureOrder order)
    {
        switch (order.Kind)
        {
            case ErasureKind.Member:
                if (!await IsOrWasMember(order.Subjects[0]))
                {
                    return Refusals.NotFound;
                }

                // As whoever orders it: the people's own rules say whether this member may be removed by them.
                var removed = await GrainFactory.GetGrain<IPeopleGrain>(Tenant).Remove(order.Subjects[0]);
                return removed.Refusal is { } refusal && refusal != Refusals.NotFound ? refusal : null;
            case ErasureKind.Message:
                var scope = new ErasureScope(Tenant, order.Kind, order.Subjects);
                return await services.Messages.Find(scope) is not var (_, entries, positions) || positions.IsEmpty ? Refusals.NotFound
                    : positions.Any(position => Conversations.Rules.Redactions.IsBeingSent(entries, position)) ? PrivacyRefusals.BeingSent
                    : null;
            default:
                return null;
        }
    }

    private async ValueTask<bool> IsOrWasMember(string account)
    {
        using var engine = Caller.Use(Caller.Engine);
        var people = await GrainFactory.GetGrain<IPeopleGrain>(Tenant).List();
        return people.Members.Any(member => string.Equals(member.AccountId, account, StringComparison.Ordinal))
            || people.Former.Any(member => string.Equals(member.AccountId, account, StringComparison.Ordinal));
    }

    private Refusal? Check(ErasureOrder order)
    {
        var needed = order.Kind switch
        {
            ErasureKind.Conversation or ErasureKind.Message => Permission.DeleteConversations,
            ErasureKind.Contact => Permission.EraseContacts,
            ErasureKind.Connection => Permission.ManageChannels,
            ErasureKind.Knowledge => Permission.ManageAssistants,
            ErasureKind.Member => Permission.ManagePeople,
            _ => Permission.ManageOwnership,
        };
        if (Caller.Current is { IsEngine: false } caller && !caller.Permissions.Has(needed))
        {
            return Refusals.NotAllowed;
        }

        if (order.Kind is ErasureKind.Media or ErasureKind.Traces && (order.Before is null || order.Cause != ErasureCause.Retention || Caller.Current is { IsEngine: false }))
        {
            return Refusals.NotAllowed;
        }

        if (order.Subjects.IsDefaultOrEmpty || order.Subjects.Length > MaxSubjects)
        {
            return Refusals.NotFound;
        }

        // A key of another workspace in the order would reach into it.
        if (order.Id is { } wished && !wished.All(char.IsAsciiLetterOrDigit))
        {
            return Refusals.NotFound;
        }

        var own = order.Kind switch
        {
            ErasureKind.Login => true,
            ErasureKind.Member => order.Subjects is [var account] && AccountIds.IsAccountId(account),
            ErasureKind.Message => order.Subjects.Length is > 1 and <= MaxMessages && IsConversation(order.Subjects[0]),
            ErasureKind.Conversation or ErasureKind.Media or ErasureKind.Traces => order.Subjects.All(IsConversation),
            ErasureKind.Contact => order.Subjects.All(key => IsConversation(key) || (IsOwn(key) && ContactKeys.IsId(key[(Tenant.Length + 1)..]))),
            ErasureKind.Knowledge => order.Subjects.All(key => IsOwn(key) && key.Split(GrainKeys.Separator) is { Length: 2 or 3 } parts && parts.All(static part => GrainKeys.IsPart(part))),
            ErasureKind.Workspace => order.Subjects is [var one] && string.Equals(one, Tenant, StringComparison.Ordinal),
            _ => order.Subjects.All(IsOwn),
        };
        return own ? null : Refusals.NotFound;
    }

    private bool IsConversation(string key) => IsOwn(key) && ConversationKey.TryParse(key, out _);

    private bool IsOwn(string key) => key.Length > Tenant.Length + 1 && GrainKeys.TenantOf(key).SequenceEqual(Tenant);
}
