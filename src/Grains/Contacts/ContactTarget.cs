using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Contacts.Ports;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Contacts;

/// <summary>
/// The contacts of erased conversations. With a contact's erasure the profile goes, with those merged into it. With that of
/// a conversation or a channel it goes when no other conversation is left; what retention takes leaves profiles alone.
/// </summary>
/// <param name="contacts">The contacts.</param>
/// <param name="store">The stored contacts.</param>
/// <param name="grains">What takes new contacts in.</param>
internal sealed class ContactTarget(ContactRepository contacts, IContactStore store, IGrainFactory grains) : IErasureTarget
{
    private const string Exports = "export-";

    /// <inheritdoc/>
    public string Store => "contacts";

    /// <inheritdoc/>
    public int Order => 500;

    /// <inheritdoc/>
    public async ValueTask<long> Begin(ErasureScope scope, CancellationToken cancellationToken = default)
    {
        // Lists that were exported and not fetched yet may name whoever goes. Whoever needs one makes it again.
        foreach (var file in scope.Kind == ErasureKind.Contact ? await store.Files(scope.Tenant) : [])
        {
            if (file.StartsWith(Exports, StringComparison.Ordinal))
            {
                await store.RemoveFile(scope.Tenant, file);
            }
        }

        return 0;
    }

    /// <inheritdoc/>
    public async ValueTask<long> Erase(
        ErasureScope scope, ImmutableArray<DoomedConversation> conversations, CancellationToken cancellationToken = default)
    {
        // Sightings are written behind the messages: none must come when its conversation has gone.
        await grains.GetGrain<IContactIntakeGrain>(scope.Tenant).Forget([.. conversations.Select(static one => one.Key)]);
        return scope.Kind == ErasureKind.Workspace ? 0 : await Again(scope, [.. conversations.Select(static one => one.Key.Value)]);
    }

    /// <inheritdoc/>
    public async ValueTask<long> End(ErasureScope scope, CancellationToken cancellationToken = default)
    {
        switch (scope.Kind)
        {
            case ErasureKind.Workspace:
                return await store.EraseWorkspace(scope.Tenant);
            case ErasureKind.Conversation:
                // Also those whose journal had gone before.
                return await Again(scope, scope.Subjects);
            case ErasureKind.Contact:
                var gone = await Again(scope, [.. scope.Subjects.Where(static key => !IsContact(key))]);
                foreach (var subject in scope.Subjects.Where(IsContact))
                {
                    gone += await Erase(scope.Tenant, subject[(scope.Tenant.Length + 1)..]);
                }

                return gone;
            default:
                return 0;
        }
    }

    private async ValueTask<long> Again(ErasureScope scope, ImmutableArray<string> conversations)
    {
        var gone = 0L;
        foreach (var conversation in conversations)
        {
            if (await store.FindByConversation(scope.Tenant, conversation) is { } id)
            {
                gone += scope.Kind == ErasureKind.Contact ? await Erase(scope.Tenant, id) : await Unlink(scope, conversation, id);
            }
        }

        return gone;
    }

    /// <summary>Whether a key is a contact's, and not a conversation's.</summary>
    /// <param name="key">The key.</param>
    public static bool IsContact(string key) => ContactKeys.IsId(key[(GrainKeys.TenantOf(key).Length + 1)..]);

    private async ValueTask<long> Erase(string tenant, string id)
    {
        var group = await store.LoadGroup(tenant, id);
        await contacts.Erase(tenant, id);
        return group.Length;
    }

    private async ValueTask<long> Unlink(ErasureScope scope, string conversation, string id)
    {
        var group = await store.LoadGroup(scope.Tenant, id);
        var left = await store.Conversations(scope.Tenant, [.. group.Select(static record => record.Id)]);
        if (scope.Cause != ErasureCause.Retention && left.All(key => string.Equals(key, conversation, StringComparison.Ordinal)))
        {
            return await Erase(scope.Tenant, id);
        }

        await store.Unlink(scope.Tenant, [conversation]);
        return 0;
    }
}
