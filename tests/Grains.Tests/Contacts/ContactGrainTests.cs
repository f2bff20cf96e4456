using System.Text;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using static Chatbotics.Grains.Tests.Contacts.ContactHost;

namespace Chatbotics.Grains.Tests.Contacts;

[Collection(ContactHostCollection.Name)]
public sealed class ContactGrainTests(ContactHost host)
{
    [Fact]
    public async Task Who_writes_becomes_a_contact_and_stays_one_on_every_number()
    {
        var first = await host.Seen("c-seen", "DE.1", "Lea Brandt", "4915123456789");
        var second = await host.Seen("c-seen", "DE.1", "Lea B.", "4915123456789", asset: "a2");
        Assert.Equal(first, second);

        var view = await host.One("c-seen", first).Get();
        Assert.Equal(("Lea B.", "+4915123456789", 2), (view!.Row.Name, view.Row.Phone, view.Conversations.Length));
        Assert.Equal(ChannelPlatform.WhatsApp, Assert.Single(view.Row.Channels));
        Assert.Equal(1, (await host.All("c-seen").List(new ContactQuery())).Total);
    }

    [Fact]
    public async Task A_page_scoped_id_means_somebody_else_on_another_page()
    {
        var first = await host.Seen("c-psid", "100", "Lea", platform: ChannelPlatform.Messenger, asset: "p1");
        var second = await host.Seen("c-psid", "100", "Tom", platform: ChannelPlatform.Messenger, asset: "p2");
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task Two_conversations_of_one_new_person_at_once_are_one_contact()
    {
        var seen = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => host.Seen("c-burst", "DE.7", "Lea", asset: "n" + number)));
        Assert.Single(seen.Distinct());
        Assert.Equal(20, (await host.One("c-burst", seen[0]).Get())!.Conversations.Length);
    }

    [Fact]
    public async Task A_message_makes_a_contact()
    {
        var key = await host.Writes("c-message", "n1");
        var contact = await host.ContactOf(key);
        Assert.Equal(key, Assert.Single((await host.One("c-message", contact).Get())!.Conversations));
    }

    [Fact]
    public async Task Names_numbers_and_addresses_are_found_by_their_beginnings_without_case_or_accents()
    {
        await host.Made("c-find", "Zoë Müller-Lüdenscheidt", Phone("+49 151 2345 678"), Email("zoe@Example.com"), External("K-77"));
        await host.Made("c-find", "Tom Hansen");
        foreach (var text in (string[])["zo", "ZOË mull", "ludens", "0151 2345", "+49151", "5678", "example", "zoe@exa", "k-77"])
        {
            var page = await host.All("c-find").List(new ContactQuery { Text = text });
            Assert.True(page.Rows is [{ Name: "Zoë Müller-Lüdenscheidt" }] || text == "0151 2345", text);
        }

        foreach (var text in (string[])["zoe tom", "x", "\" OR 1", "*", "99999", "\ud800"])
        {
            Assert.Empty((await host.All("c-find").List(new ContactQuery { Text = text })).Rows);
        }
    }

    [Fact]
    public async Task Wrong_fields_are_named_and_nothing_is_changed()
    {
        var id = await host.Made("c-edit", "Lea");
        await host.All("c-edit").SaveAttribute(null, new AttributeDefinition { Id = "", Name = "Orders", Kind = AttributeKind.Number });
        var outcome = await host.One("c-edit", id).Edit(new ContactEdit
        {
            Name = new string('x', 201),
            Language = "deutsch!",
            TimeZone = "Mars/Olympus",
            Attributes = [new AttributeValue("orders", "many"), new AttributeValue("nope", "1")],
            AddIdentities = [Phone("0151"), Email("nobody"), new KnownIdentity { Kind = IdentityKind.WhatsApp, Value = "1" }],
            AddLabels = [""],
        });
        Assert.Equal(
            ["bad_name", "bad_language", "bad_time_zone", "bad_value", "unknown_attribute", "bad_label", "bad_phone", "bad_email", "identity_from_channel"],
            outcome.Refusals.Select(static one => one.Code));
        Assert.Contains(outcome.Refusals, static one => one.Field == "attributes.orders");
        Assert.Equal("Lea", (await host.One("c-edit", id).Get())!.Row.Name);
    }

    [Fact]
    public async Task Somebody_elses_change_is_not_overwritten()
    {
        var id = await host.Made("c-version", "Lea");
        var version = (await host.One("c-version", id).Get())!.Version;
        Assert.True((await host.One("c-version", id).Edit(new ContactEdit { Name = "Lea B.", IfVersion = version })).IsDone);
        Assert.Equal("changed", Assert.Single((await host.One("c-version", id).Edit(new ContactEdit { Name = "L.", IfVersion = version })).Refusals).Code);
    }

    [Fact]
    public async Task A_merge_shows_both_and_its_undoing_gives_each_its_own()
    {
        const string Tenant = "c-merge";
        var lea = await host.Made(Tenant, "Lea Brandt", Phone("+4915123456789"), External("K-1"));
        var seen = await host.Seen(Tenant, "DE.9", "lea b", "4915123456789");
        Assert.Equal(seen, Assert.Single((await host.One(Tenant, lea).Get())!.MayBe).Id);
        Assert.Equal(2, Assert.Single(await host.All(Tenant).ListDuplicates()).Rows.Length);
        await host.One(Tenant, seen).AddNote("Writes at night", Mira);

        var merged = (await host.One(Tenant, lea).Merge(seen, Mira)).Contact!;
        Assert.Equal(("Lea Brandt", 1, 1), (merged.Row.Name, merged.Conversations.Length, merged.Notes.Length));
        Assert.Empty(merged.MayBe);
        Assert.Equal(lea, (await host.One(Tenant, seen).Get())!.Row.Id);
        Assert.Equal(1, (await host.All(Tenant).List(new ContactQuery())).Total);
        Assert.Equal(lea, Assert.Single((await host.All(Tenant).List(new ContactQuery { Text = "lea b" })).Rows).Id);
        Assert.Empty(await host.All(Tenant).ListDuplicates());

        // What comes meanwhile goes where it belongs.
        await host.Seen(Tenant, "DE.9", "Lea on holiday", "4915123456789", at: DateTimeOffset.UnixEpoch.AddDays(20_100));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddDays(20_100), (await host.One(Tenant, lea).Get())!.Row.LastSeenAt);

        var undone = (await host.One(Tenant, lea).Unmerge(merged.Merges[0].Id)).Contact!;
        Assert.Equal((0, 0), (undone.Conversations.Length, undone.Notes.Length));
        Assert.NotNull(Assert.Single(undone.Merges).UndoneAt);
        var freed = (await host.One(Tenant, seen).Get())!;
        Assert.Equal((seen, "Lea on holiday", 1, 1), (freed.Row.Id, freed.Row.Name, freed.Conversations.Length, freed.Notes.Length));
        Assert.Equal(2, (await host.All(Tenant).List(new ContactQuery())).Total);
        Assert.True((await host.One(Tenant, lea).Unmerge(merged.Merges[0].Id)).IsDone);
    }

    [Fact]
    public async Task A_merge_of_merges_comes_apart_in_any_order()
    {
        const string Tenant = "c-chain";
        var (a, b, c) = (await host.Made(Tenant, "A"), await host.Made(Tenant, "B"), await host.Made(Tenant, "C"));
        var first = (await host.One(Tenant, b).Merge(c, Mira)).Contact!.Merges[0].Id;
        var second = (await host.One(Tenant, a).Merge(b, Mira)).Contact!.Merges[0].Id;
        Assert.Equal("same_contact", (await host.One(Tenant, c).Merge(a, Mira)).Refusals[0].Code);
        Assert.Equal(3, (await host.One(Tenant, c).GetReach())!.Contacts.Length);

        Assert.True((await host.One(Tenant, a).Unmerge(first)).IsDone);
        Assert.Equal(c, (await host.One(Tenant, c).Get())!.Row.Id);
        Assert.Equal(a, (await host.One(Tenant, b).Get())!.Row.Id);
        Assert.True((await host.One(Tenant, a).Unmerge(second)).IsDone);
        Assert.Equal(b, (await host.One(Tenant, b).Get())!.Row.Id);
    }

    [Fact]
    public async Task An_external_id_belongs_to_one()
    {
        await host.Made("c-ext", "Lea", External("K-1"));
        Assert.Equal("external_id_taken", (await host.All("c-ext").Create(new ContactEdit { Name = "Tom", AddIdentities = [External("K-1")] })).Refusals[0].Code);
        var tom = await host.Made("c-ext", "Tom");
        Assert.Equal("external_id_taken", (await host.One("c-ext", tom).Edit(new ContactEdit { AddIdentities = [External(" K-1 ")] })).Refusals[0].Code);
    }

    [Fact]
    public async Task Segments_count_what_their_conditions_say()
    {
        const string Tenant = "c-seg";
        var all = host.All(Tenant);
        await all.SaveAttribute(null, new AttributeDefinition { Id = "", Name = "Orders", Kind = AttributeKind.Number });
        await all.SaveAttribute(null, new AttributeDefinition { Id = "", Name = "Plan", Kind = AttributeKind.List, Options = ["Free", "Gold"] });
        await all.SaveAttribute(null, new AttributeDefinition { Id = "", Name = "Since", Kind = AttributeKind.Date });
        foreach (var (name, orders, plan, since) in new[] { ("A", "2", "free", "2026-01-05"), ("B", "12.5", "Gold", "2025-01-05"), ("C", "-3", "Gold", "2024-01-05") })
        {
            var made = await all.Create(new ContactEdit
            {
                Name = name,
                Language = "de",
                AddLabels = ["VIP"],
                Attributes = [new AttributeValue("orders", orders), new AttributeValue("plan", plan), new AttributeValue("since", since)],
            });
            Assert.True(made.IsDone);
        }

        await host.Seen(Tenant, "DE.1", "D", at: TimeProvider.System.GetUtcNow().AddDays(-3));
        async Task<long> Count(string field, ContactOperator test, string? value = null) => await all.Count([new ContactCondition(field, test, value)]);
        Assert.Equal(2, await Count("attribute:orders", ContactOperator.Below, "12.5"));
        Assert.Equal(1, await Count("attribute:orders", ContactOperator.Above, "2"));
        Assert.Equal(2, await Count("attribute:plan", ContactOperator.Is, "gold"));
        Assert.Equal(2, await Count("attribute:plan", ContactOperator.IsNot, "gold"));
        Assert.Equal(1, await Count("attribute:plan", ContactOperator.IsNotSet));
        Assert.Equal(2, await Count("attribute:since", ContactOperator.Above, "2024-06-01"));
        Assert.Equal(3, await Count("label", ContactOperator.Is, "vip"));
        Assert.Equal(3, await Count("language", ContactOperator.Is, "de"));
        Assert.Equal(1, await Count("channel", ContactOperator.Is, "whatsapp"));
        Assert.Equal(1, await Count("last_seen", ContactOperator.WithinDays, "7"));
        Assert.Equal(4, await Count("last_seen", ContactOperator.NotWithinDays, "2"));
        Assert.Equal(3, await Count("last_seen", ContactOperator.IsNotSet));
        Assert.Equal(4, await Count("created", ContactOperator.WithinDays, "1"));
        Assert.Equal(0, await Count("blocked", ContactOperator.Is, "true"));

        var saved = await all.SaveSegment(null, "Gold", [new ContactCondition("attribute:plan", ContactOperator.Is, "Gold")]);
        Assert.True(saved.IsDone);
        Assert.Equal("bad_name", (await all.SaveSegment(null, "gold", [new ContactCondition("label", ContactOperator.IsSet)])).Refusal!.Code);
        Assert.Equal("where[0]", (await all.SaveSegment(null, "X", [new ContactCondition("attribute:nope", ContactOperator.IsSet)])).Refusal!.Field);
        Assert.Equal("Gold", Assert.Single(await all.ListSegments()).Name);
        Assert.Equal("bad_condition", (await all.List(new ContactQuery { Where = [new ContactCondition("1=1", ContactOperator.Is, "x")] })).Refusal!.Code);
    }

    [Fact]
    public async Task A_blocked_contact_is_not_answered_on_any_channel()
    {
        const string Tenant = "c-block";
        var first = await host.Writes(Tenant, "n1");
        var id = await host.ContactOf(first);
        Assert.True((await host.One(Tenant, id).SetBlocked(true, Mira)).Contact!.Row.IsBlocked);
        Assert.Equal("blocked", await Reply(first));

        // What they write is kept, and nobody is told.
        await host.Writes(Tenant, "n1", "m2");
        Assert.Equal(0, (await host.Grains.GetGrain<IConversationGrain>(first.Value).GetSummary())!.Unread);
        var page = await host.Grains.GetGrain<IConversationGrain>(first.Value).Read(new ThreadQuery());
        Assert.Equal(["blocked"], page.Items.Where(static item => item.Activity?.Contains("block", StringComparison.Ordinal) == true).Select(static item => item.Activity));
        Assert.Contains(page.Items, static item => item.MessageId == "m2");

        // A conversation that begins afterwards is blocked too.
        var second = await host.Writes(Tenant, "n2");
        while (await Reply(second) != "blocked")
        {
        }

        Assert.False((await host.One(Tenant, id).SetBlocked(false, Mira)).Contact!.Row.IsBlocked);
        Assert.NotEqual("blocked", await Reply(first));
        Assert.NotEqual("blocked", await Reply(second));
    }

    private async Task<string?> Reply(ConversationKey conversation)
    {
        var command = new ReplyCommand { Person = Mira, Content = MessageContent.FromText("Hi"), ClientId = Guid.NewGuid().ToString("N") };
        return (await host.Grains.GetGrain<IConversationGrain>(conversation.Value).Reply(command)).Refusal?.Code;
    }

    [Fact]
    public async Task Erasing_destroys_the_keys_and_everything_that_finds_it()
    {
        const string Tenant = "c-erase";
        var lea = await host.Made(Tenant, "Lea Brandt", Phone("+4915123456789"));
        var seen = await host.Seen(Tenant, "DE.9", "Lea", "4915123456789");
        await host.One(Tenant, lea).Merge(seen, Mira);
        var reach = (await host.One(Tenant, seen).GetReach())!;
        Assert.Equal((2, 2, 1, "Lea Brandt"), (reach.Contacts.Length, reach.Keys.Length, reach.Conversations.Length, reach.Name));

        await host.One(Tenant, seen).Erase();
        await host.One(Tenant, seen).Erase();
        Assert.Null(await host.One(Tenant, lea).Get());
        Assert.Null(await host.One(Tenant, seen).Get());
        Assert.Empty((await host.All(Tenant).List(new ContactQuery { Text = "lea" })).Rows);
        Assert.Null(await host.All(Tenant).FindByConversation(reach.Conversations[0]));
        foreach (var key in reach.Keys)
        {
            await Assert.ThrowsAsync<Chatbotics.Grains.Privacy.Ports.KeyDestroyedException>(async () => await host.Keys.Get(Tenant, key));
        }
    }

    [Fact]
    public async Task Nothing_readable_is_stored()
    {
        const string Tenant = "c-sealed";
        var id = await host.Made(Tenant, "Canary Nightingale", Email("canary@example.com"));
        var stored = (await host.Store.LoadGroup(Tenant, id))[0];
        var text = Encoding.UTF8.GetString(stored.Sealed.Span) + Encoding.Unicode.GetString(stored.Sealed.Span);
        Assert.DoesNotContain("anary", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Without_the_permission_nothing_is_found_and_nothing_is_changed()
    {
        const string Tenant = "c-rights";
        var id = await host.Made(Tenant, "Lea");
        var viewer = new Caller { AccountId = "v", Tenant = Tenant, Permissions = PermissionSet.Of(Permission.ViewContacts) };
        using (Caller.Use(viewer))
        {
            Assert.NotNull(await host.One(Tenant, id).Get());
            Assert.Equal("not_found", (await host.One(Tenant, id).Edit(new ContactEdit { Name = "X" })).Refusals[0].Code);
            Assert.Equal("not_allowed", (await host.All(Tenant).SaveSegment(null, "X", [new ContactCondition("label", ContactOperator.IsSet)])).Refusal!.Code);
            await Assert.ThrowsAsync<ForeignGrainException>(() => host.One(Tenant, id).Erase());
        }

        using (Caller.Use(viewer with { Permissions = PermissionSet.None }))
        {
            Assert.Null(await host.One(Tenant, id).Get());
            Assert.Empty((await host.All(Tenant).List(new ContactQuery())).Rows);
        }

        Assert.Equal("Lea", (await host.One(Tenant, id).Get())!.Row.Name);
    }
}
