using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.Privacy.Retention;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Privacy.Retention;

/// <summary>
/// Says what a workspace's holds keep at this moment. Nothing is remembered: a contact's next conversation, and one that comes
/// to match a filter, are held from then on.
/// </summary>
/// <param name="tenant">The workspace.</param>
/// <param name="holds">The holds.</param>
/// <param name="grains">The inbox, which knows the filters.</param>
/// <param name="contacts">Finds everything of a person.</param>
internal sealed class HoldBook(string tenant, ImmutableArray<LegalHold> holds, IGrainFactory grains, IContactReach contacts)
{
    /// <summary>Those of some conversations and contacts that are held.</summary>
    /// <param name="keys">Their keys.</param>
    public async ValueTask<HashSet<string>> Held(ImmutableArray<string> keys)
    {
        var held = new HashSet<string>(StringComparer.Ordinal);
        foreach (var hold in holds)
        {
            held.UnionWith(await By(hold, [.. keys.Where(key => !held.Contains(key))]));
        }

        return held;
    }

    /// <summary>The holds that keep a conversation.</summary>
    /// <param name="conversation">Its key.</param>
    public async ValueTask<ImmutableArray<LegalHold>> Of(string conversation)
    {
        var found = ImmutableArray.CreateBuilder<LegalHold>();
        foreach (var hold in holds)
        {
            if ((await By(hold, [conversation])).Count > 0)
            {
                found.Add(hold);
            }
        }

        return found.DrainToImmutable();
    }

    private async ValueTask<HashSet<string>> By(LegalHold hold, ImmutableArray<string> keys)
    {
        var held = new HashSet<string>(StringComparer.Ordinal);
        if (keys.IsEmpty)
        {
            return held;
        }

        ImmutableArray<string> conversations = [.. keys.Where(static key => ConversationKey.TryParse(key, out _))];
        held.UnionWith(conversations.Where(key => hold.Holds(ConversationKey.Parse(key))));
        if (!hold.Contacts.IsEmpty)
        {
            held.UnionWith((await contacts.Expand(tenant, hold.Contacts)).Concat(hold.Contacts).Intersect(keys, StringComparer.Ordinal));
        }

        if (!hold.Conditions.IsEmpty && !conversations.IsEmpty)
        {
            held.UnionWith(await grains.GetGrain<IInboxGrain>(tenant).Matching(hold.Conditions, conversations));
        }

        return held;
    }
}
