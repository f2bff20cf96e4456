using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Contacts.Ports;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Contacts;

/// <summary>The contacts of erased conversations: with a contact's erasure the profile goes, with those merged into it.</summary>
/// <param name="contacts">The contacts.</param>
/// <param name="store">The stored contacts.</param>
internal sealed class ContactTarget(ContactRepository contacts, IContactStore store) : IErasureTarget
{
    /// <inheritdoc/>
    public string Store => "contacts";

    /// <inheritdoc/>
    public int Order => 500;

    /// <inheritdoc/>
    public async ValueTask<long> Erase(
        ErasureScope scope, ImmutableArray<DoomedConversation> conversations, CancellationToken cancellationToken = default)
    {
        if (scope.Kind is not ErasureKind.Contact)
        {
            return 0;
        }

        var gone = 0L;
        foreach (var conversation in conversations)
        {
            if (await store.FindByConversation(scope.Tenant, conversation.Key.Value) is { } id)
            {
                gone += (await store.LoadGroup(scope.Tenant, id)).Length;
                await contacts.Erase(scope.Tenant, id);
            }
        }

        return gone;
    }
}
