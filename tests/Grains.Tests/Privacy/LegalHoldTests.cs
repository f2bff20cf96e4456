using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Abstractions.Privacy.Retention;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Grains.Privacy.Retention;
using Chatbotics.TestKit.Time;

namespace Chatbotics.Grains.Tests.Privacy;

/// <summary>Holds that name nobody's conversation: a person's, and whatever a filter finds, now and later.</summary>
[Collection(PrivacyHostCollection.Name)]
public sealed class LegalHoldTests(PrivacyHost host)
{
    private static readonly Author Mira = new(AuthorKind.Person, "mira", "Mira");

    [Fact]
    public async Task A_person_is_held_with_every_conversation_also_one_that_begins_later()
    {
        var contact = ContactKeys.Of("hold-person", new string('a', 32));
        const string First = "hold-person/whatsapp/1/c1";
        const string Later = "hold-person/messenger/2/c2";
        var reach = new Reach { Conversations = [First] };
        var hold = new LegalHold { Name = "Case 12", Reason = "A dispute", Contacts = [contact] };
        var book = new HoldBook("hold-person", [hold], host.Grains, reach);
        Assert.Equal(new HashSet<string> { First, contact }, await book.Held([First, Later, contact]));
        Assert.Empty(await book.Of(Later));

        reach.Conversations = [First, Later];
        Assert.Equal(new HashSet<string> { First, Later }, await book.Held([First, Later, "hold-person/whatsapp/1/c3"]));
        Assert.Equal("Case 12", Assert.Single(await book.Of(Later)).Name);
    }

    [Fact]
    public async Task A_filter_holds_what_matches_when_it_is_looked_at()
    {
        using var engine = Caller.Use(Caller.Engine);
        var labelled = await host.NewConversation("hold-filter", "491700000041");
        var other = await host.NewConversation("hold-filter", "491700000042");
        var retention = host.Grains.GetGrain<IRetentionGrain>("hold-filter");
        var hold = new LegalHold { Name = "Recall", Conditions = [new InboxCondition(InboxField.Label, InboxOperator.AnyOf, ["recall"])] };
        Assert.Equal(0, await retention.PreviewHold(hold));
        Assert.True((await retention.SetHold(hold)).IsDone);
        Assert.Empty(await retention.Held([labelled.Value, other.Value]));

        await host.Grains.GetGrain<IConversationGrain>(labelled.Value).ChangeLabels(new LabelCommand { Add = [new LabelReference("recall", "Recall")], By = Mira });
        var inbox = host.Grains.GetGrain<IInboxGrain>("hold-filter");
        await Matches(inbox, hold, 1);
        Assert.Equal(labelled.Value, Assert.Single(await retention.Held([labelled.Value, other.Value])));
        Assert.Equal(1, await retention.PreviewHold(hold));
        var order = new ErasureOrder { Kind = ErasureKind.Conversation, Cause = ErasureCause.Team, Subjects = [labelled.Value] };
        var desk = host.Grains.GetGrain<IErasureDeskGrain>("hold-filter");
        Assert.Equal("on_hold", (await desk.Begin(order)).Refusal!.Code);

        await host.Grains.GetGrain<IConversationGrain>(labelled.Value).ChangeLabels(new LabelCommand { Remove = [new LabelReference("recall", "Recall")], By = Mira });
        await Matches(inbox, hold, 0);
        Assert.Empty(await retention.Held([labelled.Value]));
        Assert.True((await desk.Begin(order)).IsDone);
    }

    /// <summary>Rows are published by the clock.</summary>
    private Task Matches(IInboxGrain inbox, LegalHold hold, int count) => Eventually.Holds(async () =>
    {
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        return (await inbox.List(new InboxQuery { Limit = 9, Conditions = hold.Conditions })).Rows.Length == count;
    });

    [Fact]
    public async Task What_a_hold_names_is_checked()
    {
        using var engine = Caller.Use(Caller.Engine);
        var retention = host.Grains.GetGrain<IRetentionGrain>("hold-checked");
        Assert.Equal("hold_scope", (await retention.SetHold(new LegalHold { Name = "Nothing" })).Refusal!.Code);
        Assert.Equal("hold_scope", (await retention.SetHold(new LegalHold { Name = "Theirs", Contacts = [ContactKeys.Of("other", new string('a', 32))] })).Refusal!.Code);
        Assert.Equal("hold_scope", (await retention.SetHold(new LegalHold { Name = "None", Contacts = ["hold-checked/nobody"] })).Refusal!.Code);
        Assert.Equal("hold_reason", (await retention.SetHold(new LegalHold { Name = "Long", Reason = new string('x', 501), Contacts = [ContactKeys.Of("hold-checked", new string('a', 32))] })).Refusal!.Code);
        Assert.Equal("hold_filter", (await retention.SetHold(new LegalHold { Name = "Me", Conditions = [new InboxCondition(InboxField.Assignee, InboxOperator.AnyOf, ["me"])] })).Refusal!.Code);
        Assert.Equal("hold_filter", (await retention.SetHold(new LegalHold { Name = "None", Conditions = [new InboxCondition(InboxField.Label, InboxOperator.Before, ["x"])] })).Refusal!.Code);
    }

    private sealed class Reach : IContactReach
    {
        public ImmutableArray<string> Conversations { get; set; } = [];

        public ValueTask<ImmutableArray<string>> Expand(string tenant, ImmutableArray<string> subjects) => new([.. subjects, .. Conversations]);
    }
}
