using System.Collections.Immutable;

namespace Chatbotics.Grains.Contacts.Ports;

/// <summary>
/// Keeps contacts and what they are found by. Profiles come sealed, words, identities and text values as keyed hashes;
/// numbers, days and moments lie open beside an opaque id, since they are compared.
/// </summary>
public interface IContactStore
{
    /// <summary>A contact and every contact merged with it, the root first; empty when there is none.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="id">Any contact of the group.</param>
    ValueTask<ImmutableArray<ContactRecord>> LoadGroup(string tenant, string id);

    /// <summary>Writes contacts, all or none, durably.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="writes">The contacts.</param>
    /// <exception cref="ContactConflictException">One was changed meanwhile, or an identity that only one may have is another's.</exception>
    Task Save(string tenant, ImmutableArray<ContactWrite> writes);

    /// <summary>Removes contacts with everything that finds them. Idempotent.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="ids">The contacts.</param>
    Task Remove(string tenant, ImmutableArray<string> ids);

    /// <summary>The contact that owns a conversation, or null.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="conversation">The conversation's key.</param>
    ValueTask<string?> FindByConversation(string tenant, string conversation);

    /// <summary>The conversations of contacts.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="ids">The contacts.</param>
    ValueTask<ImmutableArray<string>> Conversations(string tenant, ImmutableArray<string> ids);

    /// <summary>The contacts that have an identity, at most 20: members of a group by their root.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="identity">The identity's hash.</param>
    ValueTask<ImmutableArray<string>> FindByIdentity(string tenant, long identity);

    /// <summary>Groups of contacts that share an identity which several may have.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="limit">At most this many groups.</param>
    ValueTask<ImmutableArray<ImmutableArray<string>>> Duplicates(string tenant, int limit);

    /// <summary>A page of roots, newest first.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="search">Which.</param>
    ValueTask<ContactHits> Search(string tenant, ContactSearch search);

    /// <summary>How many roots match, whatever the page.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="search">Which.</param>
    ValueTask<long> Count(string tenant, ContactSearch search);

    /// <summary>Keeps a part of a file, sealed, durably; replaces an earlier one.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="file">The file's id.</param>
    /// <param name="part">Its place: 0, 1, 2, …</param>
    /// <param name="content">The sealed bytes.</param>
    Task PutPart(string tenant, string file, int part, ReadOnlyMemory<byte> content);

    /// <summary>A part of a file, or null.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="file">The file's id.</param>
    /// <param name="part">Its place.</param>
    ValueTask<byte[]?> GetPart(string tenant, string file, int part);

    /// <summary>Removes a file. Idempotent.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="file">The file's id.</param>
    Task RemoveFile(string tenant, string file);

    /// <summary>The files of a workspace.</summary>
    /// <param name="tenant">The workspace.</param>
    ValueTask<ImmutableArray<string>> Files(string tenant);

    /// <summary>Conversations are gone: no contact owns them any more. Idempotent.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="conversations">Their keys, all of the workspace.</param>
    Task Unlink(string tenant, ImmutableArray<string> conversations);

    /// <summary>Removes everything of a workspace: contacts, what finds them, files. Idempotent.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <returns>How many contacts there were.</returns>
    Task<long> EraseWorkspace(string tenant);
}
