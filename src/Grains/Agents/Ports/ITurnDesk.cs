using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Inbox.Catalogue;

namespace Chatbotics.Grains.Agents.Ports;

/// <summary>
/// What an agent's turn sees of its workspace, and may change there. Whose contact and conversation it is was decided when
/// the turn began: no member takes an identity, so that no model can name one.
/// </summary>
public interface ITurnDesk
{
    /// <summary>The labels of the workspace's catalogue.</summary>
    ValueTask<ImmutableArray<Label>> Labels();

    /// <summary>The attributes that the workspace's contacts have.</summary>
    ValueTask<ImmutableArray<AttributeDefinition>> Attributes();

    /// <summary>The workflows that can be started; none while the installation has no workflows.</summary>
    ValueTask<ImmutableArray<WorkflowChoice>> Workflows();

    /// <summary>The contact of the turn; null when it is not known, as in a trial.</summary>
    Task<ContactView?> Contact();

    /// <summary>Sets an attribute of the contact of the turn. Done again with the same value, it changes nothing.</summary>
    /// <param name="attribute">The attribute's id.</param>
    /// <param name="value">The value; hostile.</param>
    /// <returns>What is wrong, in a sentence; null when it is set.</returns>
    Task<string?> SetAttribute(string attribute, string value);

    /// <summary>Starts a workflow for the conversation of the turn.</summary>
    /// <param name="workflow">The workflow's id.</param>
    /// <param name="idempotencyKey">The same key starts it once.</param>
    /// <returns>What is wrong, in a sentence; null when it was started.</returns>
    Task<string?> StartWorkflow(string workflow, string idempotencyKey);
}
