using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Abstractions.Privacy.Retention;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Hosting;

namespace Chatbotics.Grains.Privacy.Retention;

// Legal holds: named, with a reason, on channels, conversations, people, or whatever a filter finds.
internal sealed partial class RetentionGrain
{
    private const int MaxHolds = 100;
    private const int MaxHeld = 1_000;
    private const int MaxHeldContacts = 200;
    private const int MaxReason = 500;

    private HoldBook Book => new(Tenant, retention.State.Holds, GrainFactory, contacts);

    /// <inheritdoc/>
    public async Task<Outcome> SetHold(LegalHold hold)
    {
        if (Refuse() is { } refusal)
        {
            return refusal;
        }

        if (CheckHold(hold) is { } bad)
        {
            return bad;
        }

        var made = hold with
        {
            Id = ids.NewId().ToString("N"),
            Name = hold.Name.Trim(),
            Reason = hold.Reason.Trim(),
            Conversations = hold.Conversations.IsDefault ? [] : hold.Conversations,
            SetAt = time.GetUtcNow(),
            SetBy = Caller.Current?.AccountId,
        };
        await retention.Replace(retention.State with { Holds = retention.State.Holds.Add(made) });
        await Note(PrivacyAuditActions.HoldSet, made.Id);
        return Outcome.Made(made.Id);
    }

    /// <inheritdoc/>
    public async Task<Outcome> LiftHold(string id)
    {
        if (Refuse() is { } refusal)
        {
            return refusal;
        }

        var left = retention.State.Holds.RemoveAll(hold => string.Equals(hold.Id, id, StringComparison.Ordinal));
        if (left.Length < retention.State.Holds.Length)
        {
            await retention.Replace(retention.State with { Holds = left });
            await Note(PrivacyAuditActions.HoldLifted, id);
        }

        return Outcome.Done;
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<LegalHold>> HoldsOf(string conversation) =>
        retention.State.Holds.IsEmpty || !GrainKeys.TenantOf(conversation).SequenceEqual(Tenant) ? [] : await Book.Of(conversation);

    /// <inheritdoc/>
    public async Task<ImmutableArray<string>> Held(ImmutableArray<string> conversations) =>
        retention.State.Holds.IsEmpty ? [] : [.. await Book.Held(conversations)];

    /// <inheritdoc/>
    public async Task<long> PreviewHold(LegalHold hold) => CheckHold(hold with { Name = "preview" }) is null
        ? await CountHeld(Tenant, new HoldBook(Tenant, [hold], GrainFactory, contacts), long.MaxValue, null)
        : 0;

    /// <inheritdoc/>
    public async Task<ImmutableArray<string>> HeldUnder(string prefix)
    {
        var found = new List<string>();
        if (!retention.State.Holds.IsEmpty)
        {
            await CountHeld(prefix, Book, 1, found);
        }

        return [.. found.Take(1)];
    }

    private async ValueTask<long> CountHeld(string prefix, HoldBook book, long enough, List<string>? into)
    {
        var count = 0L;
        string? after = null;
        while (count < enough)
        {
            var page = await catalog.List(prefix, after, Page);
            var held = await book.Held([.. page.Select(static row => row.Key.Value)]);
            count += held.Count;
            into?.AddRange(held);
            if (page.Length < Page)
            {
                break;
            }

            after = page[^1].Key.Value;
        }

        return count;
    }

    private Refusal? CheckHold(LegalHold hold)
    {
        if (hold.Name.Trim().Length is 0 or > 80)
        {
            return PrivacyRefusals.HoldName;
        }

        if (hold.Reason.Trim().Length > MaxReason)
        {
            return PrivacyRefusals.HoldReason;
        }

        var conversations = hold.Conversations.IsDefault ? [] : hold.Conversations;
        if (retention.State.Holds.Length >= MaxHolds || conversations.Length > MaxHeld || hold.Contacts.Length > MaxHeldContacts
            || (hold.Platform is null && conversations.IsEmpty && hold.Contacts.IsEmpty && hold.Conditions.IsEmpty)
            || !conversations.All(key => GrainKeys.TenantOf(key).SequenceEqual(Tenant))
            || !hold.Contacts.All(key => GrainKeys.TenantOf(key).SequenceEqual(Tenant) && key.Length > Tenant.Length && ContactKeys.IsId(key[(Tenant.Length + 1)..])))
        {
            return PrivacyRefusals.HoldScope;
        }

        return InboxConditionRules.Check(hold.Conditions).IsEmpty
            && !hold.Conditions.Any(static one => one.Field == InboxField.Assignee && !one.Values.IsDefault && one.Values.Contains(InboxConditionRules.Me))
            ? null
            : PrivacyRefusals.HoldFilter;
    }
}
