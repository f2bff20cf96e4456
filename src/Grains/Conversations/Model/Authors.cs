using System.Collections.Concurrent;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Conversations.Model;

/// <summary>One object for each author, instead of one for each of their messages. Thread-safe.</summary>
internal static class Authors
{
    /// <summary>Teams and agents are few; beyond this many nobody is shared any more.</summary>
    private const int MaxShared = 10_000;

    private static readonly ConcurrentDictionary<Author, Author> Known = new();

    /// <summary>The object that all messages of an author share.</summary>
    /// <param name="author">The author.</param>
    public static Author Shared(Author author) =>
        Known.TryGetValue(author, out var known) ? known : Known.Count >= MaxShared ? author : Known.GetOrAdd(author, author);

    /// <summary>The assistant that holds a conversation, as an author.</summary>
    /// <param name="owner">The holder.</param>
    public static Author Assistant(Owner owner) => Shared(new Author(AuthorKind.Assistant, owner.Id, owner.Name));
}
