using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Contacts.Ports;

namespace Chatbotics.Storage.Tests.Compliance;

/// <summary>What every contact store must do.</summary>
public abstract class ContactStoreCompliance
{
    protected abstract IContactStore Contacts { get; }

    [Fact]
    public async Task A_contact_comes_back_as_it_was()
    {
        var write = Contact(1) with { Conversations = ["acme/whatsapp/1/491"] };
        await Contacts.Save("acme", [write]);

        var stored = Assert.Single(await Contacts.LoadGroup("acme", write.Record.Id));
        Assert.Equal(write.Record with { Sealed = default }, stored with { Sealed = default });
        Assert.Equal(Sample.Text(write.Record.Sealed), Sample.Text(stored.Sealed));
        Assert.Equal(write.Record.Id, await Contacts.FindByConversation("acme", "acme/whatsapp/1/491"));
        Assert.Equal(write.Record.Id, Assert.Single(await Contacts.FindByIdentity("acme", 1_001)));
        Assert.Equal("acme/whatsapp/1/491", Assert.Single(await Contacts.Conversations("acme", [write.Record.Id])));
    }

    [Fact]
    public async Task Another_workspace_sees_nothing_of_it()
    {
        var write = Contact(1) with { Conversations = ["acme/whatsapp/1/491"] };
        await Contacts.Save("acme", [write]);
        await Contacts.PutPart("acme", "file", 0, new byte[] { 1 });

        Assert.Empty(await Contacts.LoadGroup("globex", write.Record.Id));
        Assert.Null(await Contacts.FindByConversation("globex", "acme/whatsapp/1/491"));
        Assert.Empty(await Contacts.FindByIdentity("globex", 1_001));
        Assert.Empty(await Contacts.Conversations("globex", [write.Record.Id]));
        Assert.Empty((await Contacts.Search("globex", new ContactSearch())).Records);
        Assert.Empty((await Contacts.Search("globex", new ContactSearch { Words = ["aa1"] })).Records);
        Assert.Equal(0, await Contacts.Count("globex", new ContactSearch()));
        Assert.Null(await Contacts.GetPart("globex", "file", 0));
        await Contacts.Remove("globex", [write.Record.Id]);
        await Contacts.RemoveFile("globex", "file");
        Assert.Single(await Contacts.LoadGroup("acme", write.Record.Id));
        Assert.NotNull(await Contacts.GetPart("acme", "file", 0));
    }

    [Fact]
    public async Task A_stale_version_writes_nothing_of_the_batch()
    {
        await Contacts.Save("acme", [Contact(1)]);
        await Assert.ThrowsAsync<ContactConflictException>(() => Contacts.Save("acme", [Contact(2), Contact(1)]));
        Assert.Empty(await Contacts.LoadGroup("acme", Id(2)));
        await Contacts.Save("acme", [Contact(1, version: 2)]);
        Assert.Equal(2, (await Contacts.LoadGroup("acme", Id(1)))[0].Version);
    }

    [Fact]
    public async Task An_identity_that_one_may_have_is_not_given_to_a_second()
    {
        await Contacts.Save("acme", [Contact(1)]);
        await Assert.ThrowsAsync<ContactConflictException>(() => Contacts.Save("acme", [Contact(2) with { Owned = [1_001] }]));
        await Contacts.Save("globex", [Contact(2) with { Owned = [1_001] }]);

        // Within one write it may change hands.
        await Contacts.Save("acme", [Contact(1, version: 2) with { Owned = [] }, Contact(2) with { Owned = [1_001] }]);
        Assert.Equal(Id(2), Assert.Single(await Contacts.FindByIdentity("acme", 1_001)));
    }

    [Fact]
    public async Task A_merged_contact_is_found_through_its_root()
    {
        await Contacts.Save("acme", [Contact(1), Contact(2)]);
        var member = Contact(2, version: 2);
        await Contacts.Save("acme", [Contact(1, version: 2), member with { Record = member.Record with { Root = Id(1) }, Index = null }]);

        Assert.Equal([Id(1), Id(2)], (await Contacts.LoadGroup("acme", Id(2))).Select(static one => one.Id));
        Assert.Equal(Id(1), Assert.Single(await Contacts.FindByIdentity("acme", 1_002)));
        Assert.Equal([Id(1)], (await Contacts.Search("acme", new ContactSearch())).Records.Select(static one => one.Id));
        Assert.Empty((await Contacts.Search("acme", new ContactSearch { Words = ["bb2"] })).Records);
    }

    [Fact]
    public async Task Those_who_share_an_identity_are_listed_together()
    {
        await Contacts.Save("acme", [Contact(1) with { Shared = [7] }, Contact(2) with { Shared = [7, 8] }, Contact(3) with { Shared = [8] }, Contact(4) with { Shared = [9] }]);
        var groups = await Contacts.Duplicates("acme", 10);
        Assert.Equal([(Id(1), Id(2)), (Id(2), Id(3))], groups.Select(static group => (group[0], group[1])).Order());
        Assert.Single(await Contacts.Duplicates("acme", 1));
    }

    [Fact]
    public async Task Pages_are_newest_first_and_hold_every_matching_contact_once()
    {
        var all = Enumerable.Range(1, 120).Select(static number => Contact(number)).ToImmutableArray();
        await Contacts.Save("acme", all);
        await Contacts.Save("other", all);
        ContactSearch[] searches =
        [
            new(),
            new() { Sort = ContactSort.Created },
            new() { Words = ["aa0"] },
            new() { Words = ["aa1", "bb1"] },
            new() { Tests = [new ContactTest { Kind = ContactTestKind.Flag, Value = 2 }] },
            new() { Tests = [new ContactTest { Kind = ContactTestKind.Flag, Value = 2, Not = true }] },
            new() { Tests = [new ContactTest { Kind = ContactTestKind.Fact, Field = 5 }] },
            new() { Tests = [new ContactTest { Kind = ContactTestKind.Fact, Field = 5, Value = 3 }] },
            new() { Tests = [new ContactTest { Kind = ContactTestKind.Fact, Field = 5, Value = 3, Not = true }] },
            new() { Tests = [new ContactTest { Kind = ContactTestKind.Fact, Field = 6, Low = 10.5, High = 60 }] },
            new() { Words = ["aa0"], Tests = [new ContactTest { Kind = ContactTestKind.Seen, Low = 1_010 }, new ContactTest { Kind = ContactTestKind.Created, High = 100 }] },
        ];
        foreach (var search in searches)
        {
            var expected = all.Where(one => Matches(one, search))
                .OrderByDescending(one => search.Sort is ContactSort.Created ? one.Record.Created : one.Record.Seen)
                .ThenByDescending(static one => one.Record.Id, StringComparer.Ordinal)
                .Select(static one => one.Record.Id);
            Assert.Equal(expected, await Everything(search with { Limit = 17 }));
            Assert.Equal(expected.Count(), await Contacts.Count("acme", search));
        }
    }

    [Theory]
    [InlineData("x")]
    [InlineData("1")]
    [InlineData("1.")]
    [InlineData("1.2.3; DROP TABLE contact")]
    public async Task A_cursor_that_it_never_gave_finds_nothing(string cursor)
    {
        await Contacts.Save("acme", [Contact(1)]);
        Assert.Empty((await Contacts.Search("acme", new ContactSearch { After = cursor })).Records);
    }

    [Fact]
    public async Task What_was_removed_is_nowhere_any_more()
    {
        var write = Contact(1) with { Conversations = ["acme/whatsapp/1/491"], Shared = [7] };
        await Contacts.Save("acme", [write, Contact(2) with { Shared = [7] }]);
        await Contacts.Remove("acme", [Id(1)]);
        await Contacts.Remove("acme", [Id(1)]);

        Assert.Empty(await Contacts.LoadGroup("acme", Id(1)));
        Assert.Null(await Contacts.FindByConversation("acme", "acme/whatsapp/1/491"));
        Assert.Empty(await Contacts.FindByIdentity("acme", 1_001));
        Assert.Empty(await Contacts.Duplicates("acme", 10));
        Assert.Equal(1, await Contacts.Count("acme", new ContactSearch()));
        Assert.Empty((await Contacts.Search("acme", new ContactSearch { Words = ["aa1", "bb1"] })).Records);
    }

    [Fact]
    public async Task A_file_is_kept_in_parts()
    {
        await Contacts.PutPart("acme", "f", 0, new byte[] { 1 });
        await Contacts.PutPart("acme", "f", 1, new byte[] { 2 });
        await Contacts.PutPart("acme", "f", 0, new byte[] { 3 });
        Assert.Equal([3], await Contacts.GetPart("acme", "f", 0));
        Assert.Equal([2], await Contacts.GetPart("acme", "f", 1));
        Assert.Null(await Contacts.GetPart("acme", "f", 2));
        await Contacts.RemoveFile("acme", "f");
        Assert.Null(await Contacts.GetPart("acme", "f", 0));
    }

    private static bool Matches(ContactWrite write, ContactSearch search)
    {
        var number = (int)write.Record.Created;
        return search.Words.All(word => write.Index!.Words.Split(' ').Contains(word, StringComparer.Ordinal)) && search.Tests.All(test => test.Not != test.Kind switch
        {
            ContactTestKind.Flag => number % 2 == 0,
            ContactTestKind.Seen => write.Record.Seen >= test.Low,
            ContactTestKind.Created => write.Record.Created < test.High,
            _ when test.Field == 6 => number is > 10 and < 60,
            _ => test.Value is null || number % 4 == test.Value,
        });
    }

    private async Task<List<string>> Everything(ContactSearch search)
    {
        var all = new List<string>();
        for (var page = await Contacts.Search("acme", search); ; page = await Contacts.Search("acme", search with { After = page.Next }))
        {
            all.AddRange(page.Records.Select(static one => one.Id));
            if (page.Next is null)
            {
                return all;
            }
        }
    }

    private static string Id(int number) => number.ToString("x32", CultureInfo.InvariantCulture);

    private static ContactWrite Contact(int number, long version = 1) => new()
    {
        Record = new ContactRecord
        {
            Id = Id(number),
            Version = version,
            Created = number,
            Seen = 1_000 + (number * 7919 % 60),
            KeyId = Guid.Parse("8b1c8f0e-0000-4000-8000-000000000001"),
            Sealed = System.Text.Encoding.UTF8.GetBytes($"contact {number} {version}"),
        },
        Owned = [1_000 + number],
        Shared = [],
        Index = new ContactIndexEntry(
            number % 2 == 0 ? 2 : 0,
            string.Create(CultureInfo.InvariantCulture, $"aa{number % 3} bb{number % 5}"),
            [new ContactFact(5, number % 4), new ContactFact(6, 90 + number, number)]),
    };
}
