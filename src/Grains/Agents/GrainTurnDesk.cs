using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox.Catalogue;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Agents.Ports;

namespace Chatbotics.Grains.Agents;

/// <summary>The desk of a turn, over the workspace's grains. A real turn acts by the engine's own right; a trial by its reader's, and changes nothing.</summary>
/// <param name="grains">The grains.</param>
/// <param name="workflows">Starts workflows; null when nothing runs them.</param>
/// <param name="tenant">The workspace.</param>
/// <param name="conversation">The conversation; null when there is none.</param>
/// <param name="person">The customer as the platform names them; null when that is not known.</param>
/// <param name="isTrial">Whether nothing may change.</param>
internal sealed class GrainTurnDesk(
    IGrainFactory grains, IWorkflowStarter? workflows, string tenant, ConversationKey? conversation, ContactIdentity? person, bool isTrial) : ITurnDesk
{
    private Caller? Us => isTrial ? Caller.Current : Caller.Engine;

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<Label>> Labels() =>
        (await grains.GetGrain<IInboxCatalogueGrain>(tenant).Get(null)).Labels;

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<AttributeDefinition>> Attributes()
    {
        using var us = Caller.Use(Us);
        return await grains.GetGrain<IContactsGrain>(tenant).ListAttributes();
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<WorkflowChoice>> Workflows() => workflows is null ? new([]) : workflows.List(tenant);

    /// <inheritdoc/>
    public async Task<ContactView?> Contact()
    {
        using var us = Caller.Use(Us);
        return await ContactId() is { } id ? await grains.GetGrain<IContactGrain>(ContactKeys.Of(tenant, id)).Get() : null;
    }

    /// <inheritdoc/>
    public async Task<string?> SetAttribute(string attribute, string value)
    {
        if (isTrial)
        {
            return null;
        }

        using var us = Caller.Use(Us);
        if (await ContactId() is not { } id)
        {
            return "The contact is not known yet.";
        }

        var outcome = await grains.GetGrain<IContactGrain>(ContactKeys.Of(tenant, id)).Edit(new ContactEdit { Attributes = [new AttributeValue(attribute, value)] });
        return outcome.IsDone ? null : outcome.Refusals[0].Text;
    }

    /// <inheritdoc/>
    public async Task<string?> StartWorkflow(string workflow, string idempotencyKey) =>
        isTrial || conversation is null || workflows is null ? null : await workflows.Start(conversation.Value, workflow, idempotencyKey);

    /// <summary>
    /// The contact of the conversation. Contacts are told of who writes a moment after the first message, which a quick
    /// agent doesn't wait for: it tells them itself then.
    /// </summary>
    private async Task<string?> ContactId()
    {
        if (conversation is not { } key)
        {
            return null;
        }

        var contacts = grains.GetGrain<IContactsGrain>(tenant);
        if (await contacts.FindByConversation(key) is not { } known)
        {
            if (isTrial || person is null)
            {
                return null;
            }

            await grains.GetGrain<IContactIntakeGrain>(tenant).Sight(new ContactSighting(key, person, null));
            return await contacts.FindByConversation(key);
        }

        return known;
    }
}
