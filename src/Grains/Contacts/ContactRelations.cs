using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Contacts.Ports;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Contacts;

/// <inheritdoc cref="IContactReach"/>
/// <param name="store">The stored contacts.</param>
internal sealed class ContactRelations(IContactStore store) : IContactReach
{
    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<string>> Expand(string tenant, ImmutableArray<string> subjects)
    {
        var found = new SortedSet<string>(subjects, StringComparer.Ordinal);
        foreach (var subject in subjects)
        {
            var id = ContactTarget.IsContact(subject) ? subject[(tenant.Length + 1)..] : await store.FindByConversation(tenant, subject);
            if (id is null || await store.LoadGroup(tenant, id) is not { IsEmpty: false } group)
            {
                if (ContactTarget.IsContact(subject))
                {
                    found.Remove(subject);
                }

                continue;
            }

            found.Add(ContactKeys.Of(tenant, group[0].Id));
            found.UnionWith(await store.Conversations(tenant, [.. group.Select(static record => record.Id)]));
        }

        return [.. found];
    }
}
