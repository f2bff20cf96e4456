using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.Contacts;

/// <summary>A workspace's contacts as a whole: lists, the catalogue of attributes, segments. Key: the tenant id.</summary>
[Alias("contacts")]
public interface IContactsGrain : IGrainWithStringKey
{
    /// <summary>One page of contacts.</summary>
    /// <param name="query">Which.</param>
    [Alias("list"), AlwaysInterleave]
    Task<ContactPage> List(ContactQuery query);

    /// <summary>How many contacts match conditions.</summary>
    /// <param name="where">The conditions; none counts all.</param>
    [Alias("count"), AlwaysInterleave]
    Task<long> Count(ImmutableArray<ContactCondition> where);

    /// <summary>Makes a contact.</summary>
    /// <param name="contact">What is known; at least a name or something they are known by.</param>
    [Alias("create"), AlwaysInterleave]
    Task<ContactOutcome> Create(ContactEdit contact);

    /// <summary>The contact of a conversation; null until it is known, a moment after the first message.</summary>
    /// <param name="conversation">The conversation.</param>
    [Alias("of-conversation"), AlwaysInterleave]
    Task<string?> FindByConversation(ConversationKey conversation);

    /// <summary>The contacts that are known by something.</summary>
    /// <param name="kind">What kind.</param>
    /// <param name="value">The value, in any form that people write it.</param>
    /// <param name="scope">The asset within which it holds; null for none.</param>
    [Alias("by-identity"), AlwaysInterleave]
    Task<ImmutableArray<string>> FindByIdentity(IdentityKind kind, string value, string? scope);

    /// <summary>Groups of contacts that share a phone number or an address, at most 20.</summary>
    [Alias("duplicates"), AlwaysInterleave]
    Task<ImmutableArray<ContactPage>> ListDuplicates();

    /// <summary>The catalogue of attributes, in the order in which they were made.</summary>
    [Alias("attributes"), AlwaysInterleave]
    Task<ImmutableArray<AttributeDefinition>> ListAttributes();

    /// <summary>Makes an attribute, or changes name, options and description of the one with this id.</summary>
    /// <param name="id">The id; null for a new one.</param>
    /// <param name="definition">The attribute; its own id is ignored.</param>
    [Alias("save-attribute")]
    Task<Outcome> SaveAttribute(string? id, AttributeDefinition definition);

    /// <summary>Deletes an attribute: its values are no longer shown. Idempotent.</summary>
    /// <param name="id">The id.</param>
    [Alias("delete-attribute")]
    Task<Outcome> DeleteAttribute(string id);

    /// <summary>The segments, by name.</summary>
    [Alias("segments"), AlwaysInterleave]
    Task<ImmutableArray<ContactSegment>> ListSegments();

    /// <summary>Makes a segment, or changes the one with this id.</summary>
    /// <param name="id">The id; null for a new one.</param>
    /// <param name="name">What people call it.</param>
    /// <param name="where">Its conditions.</param>
    [Alias("save-segment")]
    Task<Outcome> SaveSegment(string? id, string name, ImmutableArray<ContactCondition> where);

    /// <summary>Deletes a segment; its contacts stay. Idempotent.</summary>
    /// <param name="id">The id.</param>
    [Alias("delete-segment")]
    Task<Outcome> DeleteSegment(string id);

    /// <summary>Sees to it that the secret of the workspace's contact index is there. Called by the silo itself.</summary>
    [Alias("ensure-index")]
    Task EnsureIndex();
}
