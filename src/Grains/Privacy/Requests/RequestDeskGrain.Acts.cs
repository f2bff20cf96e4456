using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Abstractions.Privacy.Requests;
using Chatbotics.Grains.Contacts;
using Chatbotics.Grains.Privacy.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.Grains.Privacy.Requests;

// What each kind of request does when it is carried out.
internal sealed partial class RequestDeskGrain
{
    /// <summary>Acts in the team's name. Holding a conversation, it keeps every AI agent silent until a person gives it back.</summary>
    private static readonly Author Privacy = new(AuthorKind.Person, "privacy", "Privacy");

    /// <inheritdoc/>
    public async Task<Outcome> CarryOut(long number, RequestChange? change)
    {
        if (Refuse() is { } refusal)
        {
            return refusal;
        }

        if (Find(number) is not var (_, stored) || stored.Request.IsClosed)
        {
            return Refusals.NotFound;
        }

        if (stored.Request.Step == RequestStep.Received)
        {
            return PrivacyRefusals.RequestIdentity;
        }

        switch (stored.Request.Kind)
        {
            case RequestKind.Access or RequestKind.Portability:
                return await Export(number, send: false);
            case RequestKind.Erasure:
                return await Erase(number);
        }

        if (stored.Conversation.Length == 0)
        {
            return PrivacyRefusals.RequestNobody;
        }

        var conversation = Open(await Key(), stored).Conversation!;
        var (outcome, what) = stored.Request.Kind == RequestKind.Correction ? await Correct(conversation, change) : await Restrict(number, conversation);
        if (outcome.Refusal is not null)
        {
            return outcome;
        }

        await AddChange(number, what);
        return await Move(number, RequestStep.CarriedOut, "");
    }

    /// <summary>Edits the contact's field; what stood there and what stands there now is evidence.</summary>
    private async Task<(Outcome Outcome, string What)> Correct(string conversation, RequestChange? change)
    {
        if (change is null || change.Value.Length > 500)
        {
            return (PrivacyRefusals.RequestField, "");
        }

        // Whoever may answer requests may carry them out.
        using var engine = Caller.Use(Caller.Engine);
        if (await GrainFactory.GetGrain<IContactsGrain>(Tenant).FindByConversation(ConversationKey.Parse(conversation)) is not { } id)
        {
            return (PrivacyRefusals.RequestNobody, "");
        }

        var contact = GrainFactory.GetGrain<IContactGrain>(ContactKeys.Of(Tenant, id));
        if (await contact.Get() is not { } view)
        {
            return (PrivacyRefusals.RequestNobody, "");
        }

        var value = change.Value.Trim();
        string? before;
        ContactEdit edit;
        var name = change.Field;
        switch (change.Field)
        {
            case "name":
                (before, edit) = (view.Row.Name, new ContactEdit { Name = value });
                break;
            case "language":
                (before, edit) = (view.Language, new ContactEdit { Language = value });
                break;
            case "timeZone":
                (before, edit) = (view.TimeZone, new ContactEdit { TimeZone = value });
                break;
            case "phone" or "email":
                var kind = change.Field == "phone" ? IdentityKind.Phone : IdentityKind.Email;
                ImmutableArray<KnownIdentity> old = [.. view.Identities.Where(one => one.Kind == kind && !one.IsFromChannel)];
                before = string.Join(", ", old.Select(static one => one.Value));
                edit = new ContactEdit { RemoveIdentities = old, AddIdentities = value.Length == 0 ? [] : [new KnownIdentity { Kind = kind, Value = value }] };
                break;
            default:
                if ((await GrainFactory.GetGrain<IContactsGrain>(Tenant).ListAttributes()).FirstOrDefault(one => one.Id == change.Field) is not { } attribute)
                {
                    return (PrivacyRefusals.RequestField, "");
                }

                name = attribute.Name;
                before = view.Row.Attributes.FirstOrDefault(one => one.AttributeId == attribute.Id)?.Value;
                edit = new ContactEdit { Attributes = [new AttributeValue(attribute.Id, value)] };
                break;
        }

        var outcome = await contact.Edit(edit with { IfVersion = view.Version });
        return outcome.IsDone
            ? (Outcome.Done, string.Create(CultureInfo.InvariantCulture, $"{name}: “{before}” → “{value}”"))
            : (outcome.Refusals[0] with { Field = "value" }, "");
    }

    /// <summary>No AI agent answers in any of the person's conversations any more, until somebody gives one back; each says why.</summary>
    private async Task<(Outcome Outcome, string What)> Restrict(long number, string conversation)
    {
        using var engine = Caller.Use(Caller.Engine);
        var all = (await services.GetRequiredService<IContactReach>().Expand(Tenant, [conversation])).Where(static one => !ContactTarget.IsContact(one)).ToList();
        foreach (var one in all)
        {
            var grain = GrainFactory.GetGrain<IConversationGrain>(one);
            if (await grain.GetSummary() is not { } summary)
            {
                continue;
            }

            if (summary.Owner.Kind != OwnerKind.Person)
            {
                await grain.TakeOver(Privacy);
            }

            await grain.SetMarketing(isStopped: true, Privacy);
            await grain.AddNote(new NoteCommand
            {
                // The same request makes the same note: one that is carried out again after a crash is there once.
                ClientId = string.Create(CultureInfo.InvariantCulture, $"request-{number}"),
                Person = Privacy,
                Text = string.Create(CultureInfo.InvariantCulture, $"Request {number}: this person objected. No AI agent answers here, and no marketing may be sent."),
            });
        }

        return (Outcome.Done, string.Create(CultureInfo.InvariantCulture, $"AI agents and marketing stopped in {all.Count} conversations."));
    }
}
