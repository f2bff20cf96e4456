using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Contacts.Ports;
using Chatbotics.Grains.Contacts.Profiles;

namespace Chatbotics.Grains.Contacts;

/// <summary>Merging, and what the conversations must be told.</summary>
internal sealed partial class ContactGrain
{
    /// <inheritdoc/>
    public async Task<ContactOutcome> Merge(string other, Author by)
    {
        if (!ContactKeys.IsId(other))
        {
            return Refusals.NotFound with { Field = "other" };
        }

        return await ChangeGroups(async group =>
        {
            if (group.Find(other) is not null)
            {
                return (null, [ContactRefusals.SameContact]);
            }

            if (await contacts.Load(_tenant, other) is not { } second)
            {
                return (null, [Refusals.NotFound with { Field = "other" }]);
            }

            var tell = group.IsBlocked != second.IsBlocked;
            var both = group.Merge(second, contacts.NewId(), by, contacts.Now);
            if (tell)
            {
                both.Root.Profile.Untold = [.. await Conversations(both)];
            }

            return ([both], []);
        });
    }

    /// <inheritdoc/>
    public Task<ContactOutcome> Unmerge(Guid merge) => ChangeGroups(async group =>
    {
        var wasBlocked = group.IsBlocked;
        if (group.Unmerge(merge, contacts.Now) is not var (kept, freed))
        {
            return (null, []);
        }

        foreach (var part in (ContactGroup[])[kept, freed])
        {
            if (part.IsBlocked != wasBlocked)
            {
                part.Root.Profile.Untold = [.. await Conversations(part)];
            }
        }

        return ([kept, freed], []);
    });

    /// <inheritdoc/>
    public Task<ContactOutcome> IsNotSame(string other) => Change(group =>
    {
        if (!ContactKeys.IsId(other))
        {
            return new([Refusals.NotFound with { Field = "other" }]);
        }

        if (!group.Root.Profile.NotSame.Contains(other) && group.Root.Profile.NotSame.Count < 200)
        {
            group.Root.Profile.NotSame.Add(other);
            group.Root.IsChanged = true;
        }

        return new([]);
    });

    /// <summary>Tells the conversations that don't know yet. What fails stays noted, and is told at the next chance.</summary>
    private async Task TellConversations(ContactGroup group, Author? by = null)
    {
        // The change was allowed and is stored: from here on it is the engine that acts.
        using var engine = Caller.Use(Caller.Engine);
        foreach (var unit in group.All.Where(static unit => unit.Profile.Untold.Count > 0))
        {
            foreach (var key in unit.Profile.Untold.ToArray())
            {
                try
                {
                    await GrainFactory.GetGrain<IConversationGrain>(key).SetBlocked(group.IsBlocked, by ?? Author.System);
                    unit.Profile.Untold.Remove(key);
                    unit.IsChanged = true;
                }
                catch (Exception exception)
                {
                    LogNotTold(logger, exception, key);
                }
            }
        }

        try
        {
            await contacts.Save(_tenant, group);
        }
        catch (ContactConflictException)
        {
            // Told once more at the next chance, which costs nothing.
        }
    }
}
