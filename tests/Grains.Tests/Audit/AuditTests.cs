using System.Text.RegularExpressions;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Audit;
using Chatbotics.Grains.Tests.People;

namespace Chatbotics.Grains.Tests.Audit;

[Collection(PeopleHostCollection.Name)]
public sealed partial class AuditTests(PeopleHost host) : EngineTests
{
    private static readonly DateTimeOffset At = new(2025, 10, 16, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_hash_of_an_entry_never_changes()
    {
        // Computed by hand from the description of AuditHash, with another program.
        var note = new AuditNote
        {
            Id = Guid.Parse("01999999-0000-7000-8000-000000000001"),
            At = At,
            Action = "member.role_changed",
            ActorKind = AuditActorKind.Person,
            ActorId = "ada",
            Target = "b\u00f6b",
            Details = [new("to", "admin")],
        };
        Assert.Equal(
            "c046a3b7cc59d5e8ad9b9bcda8e573fb6735debace0e422bcef478a7409f1367",
            Convert.ToHexStringLower(AuditHash.Of(new byte[32], 1, note, null)));
    }

    [Fact]
    public async Task A_note_is_written_once_however_often_it_is_given()
    {
        var audit = host.Audit("au-once");
        var note = Note(1);
        Assert.Equal(1, await audit.Append(note));
        Assert.Equal(1, await audit.Append(note));
        Assert.Equal(2, await audit.Append(Note(2)));
        Assert.Equal(2, (await audit.Read(new AuditQuery())).Entries.Length);
    }

    [Fact]
    public async Task Three_hundred_entries_chain_over_segments_page_back_and_verify()
    {
        var audit = host.Audit("au-many");
        for (var number = 1; number <= 300; number++)
        {
            Assert.Equal(number, await audit.Append(Note(number)));
        }

        var read = new List<long>();
        for (long? before = null; ;)
        {
            var page = await audit.Read(new AuditQuery { Limit = 70, Before = before });
            read.AddRange(page.Entries.Select(entry => entry.Sequence));
            if (page.Next is null)
            {
                break;
            }

            before = page.Next;
        }

        Assert.Equal(Enumerable.Range(1, 300).Reverse().Select(number => (long)number), read);
        var check = await audit.Verify(AuditCheck.Start);
        Assert.Equal((300L, 300L, null), (check.Sequence, check.Total, check.BrokenAt));
        Assert.True(check.IsComplete);

        // A check that was kept outside goes on where it ended.
        await audit.Append(Note(301));
        Assert.Null((await audit.Verify(check)).BrokenAt);
        Assert.NotNull((await audit.Verify(check with { Hash = new byte[32] })).BrokenAt);
    }

    [Fact]
    public async Task Filters_find_by_actor_act_and_target()
    {
        var audit = host.Audit("au-filter");
        for (var number = 1; number <= 200; number++)
        {
            await audit.Append(Note(number) with { ActorId = number % 50 == 0 ? "rare" : "usual", Action = number % 2 == 0 ? "role.created" : "member.invited", Target = $"t{number}" });
        }

        Assert.Equal([200L, 150L, 100L, 50L], (await audit.Read(new AuditQuery { ActorId = "rare" })).Entries.Select(entry => entry.Sequence));
        Assert.Equal(100, (await audit.Read(new AuditQuery { Action = "member.", Limit = 200 })).Entries.Length);
        Assert.Equal(7, Assert.Single((await audit.Read(new AuditQuery { Target = "t7" })).Entries).Sequence);
    }

    [Theory]
    [InlineData("au-changed", "\"Action\":\"member.invited\"", "\"Action\":\"member.removed\"")]
    [InlineData("au-actor", "\"ActorId\":\"ada\"", "\"ActorId\":\"eve\"")]
    [InlineData("au-order", "\"Sequence\":2,", "\"Sequence\":3,")]
    public async Task A_change_behind_its_back_breaks_the_chain(string tenant, string from, string to)
    {
        var audit = host.Audit(tenant);
        for (var number = 1; number <= 3; number++)
        {
            await audit.Append(Note(number));
        }

        Assert.Null((await audit.Verify(AuditCheck.Start)).BrokenAt);
        host.Storage.Tamper("audit-segment", tenant + "/", json => Second().Replace(json, match => match.Value.Replace(from, to, StringComparison.Ordinal)));
        await Forget(tenant);
        var check = await audit.Verify(AuditCheck.Start);
        Assert.Equal(2, check.BrokenAt);
        Assert.Equal(1, check.Sequence);
    }

    [Fact]
    public async Task Entries_survive_the_activation_and_go_on()
    {
        var audit = host.Audit("au-restart");
        await audit.Append(Note(1) with { Address = "203.0.113.5" });
        await Forget("au-restart");
        await audit.Append(Note(2));
        var entries = (await audit.Read(new AuditQuery())).Entries;
        Assert.Equal([2L, 1L], entries.Select(entry => entry.Sequence));
        Assert.Equal("203.0.113.5", entries[1].Note.Address);
        Assert.Null((await audit.Verify(AuditCheck.Start)).BrokenAt);
    }

    [Fact]
    public async Task The_beginning_goes_by_its_age_and_the_rest_still_proves_itself()
    {
        var audit = host.Audit("au-short");
        var now = host.Clock.GetUtcNow();
        for (var number = 1; number <= 300; number++)
        {
            await audit.Append(Note(number) with { At = now.AddDays(number - 701) });
        }

        var first = (await audit.Verify(AuditCheck.Start)).Hash;
        var age = await audit.Age(now.AddDays(-500));
        Assert.Equal((300L, 200L, now.AddDays(-700)), (age.Entries, age.Older, age.Oldest));
        Assert.Equal(200, await audit.Shorten(now.AddDays(-500)));
        Assert.Equal(0, await audit.Shorten(now.AddDays(-500)));

        // What is left can be read and checked, and the log itself tells what went, with the hash it goes on from.
        var check = await audit.Verify(AuditCheck.Start);
        Assert.Equal((301L, 301L, 200L, null), (check.Sequence, check.Total, check.Removed, check.BrokenAt));
        Assert.Null((await audit.Verify(new AuditCheck { Sequence = 300, Hash = first })).BrokenAt);
        var page = await audit.Read(new AuditQuery { Limit = 200 });
        Assert.Equal((101, 201L, null), (page.Entries.Length, page.Entries[^1].Sequence, page.Next));
        Assert.Equal("audit.shortened", page.Entries[0].Note.Action);
        Assert.Equal("200", page.Entries[0].Note.Details[0].Value);

        // Nothing of the last year goes, whatever is asked for; the rest of the chain still shows a change.
        Assert.Equal(100, await audit.Shorten(now.AddDays(1)));
        await Forget("au-short");
        Assert.Equal(303, await audit.Append(Note(999) with { At = now }));
        Assert.Null((await audit.Verify(AuditCheck.Start)).BrokenAt);
        host.Storage.Tamper("audit-segment", "au-short/000002", json => json.Replace("member.invited", "member.removed", StringComparison.Ordinal));
        await Forget("au-short");
        Assert.Equal(303, (await audit.Verify(AuditCheck.Start)).BrokenAt);
    }

    private async Task Forget(string tenant)
    {
        var management = host.Grains.GetGrain<IManagementGrain>(0);
        _ = tenant;
        await management.ForceActivationCollection(TimeSpan.Zero);
    }

    private static AuditNote Note(int number) => new()
    {
        Id = new Guid(number, 1, 1, [0, 0, 0, 0, 0, 0, 0, 1]),
        At = At.AddSeconds(number),
        Action = "member.invited",
        ActorKind = AuditActorKind.Person,
        ActorId = "ada",
        Target = "x",
    };

    [GeneratedRegex("\\{\"Sequence\":2,.*?\"SealedAddress\":null\\}", RegexOptions.None, 1000)]
    private static partial Regex Second();
}
