using System.Text;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Contacts.Files;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Contacts.Files;
using static Chatbotics.Grains.Tests.Contacts.ContactHost;

namespace Chatbotics.Grains.Tests.Contacts;

[Collection(ContactHostCollection.Name)]
public sealed class ContactFileTests(ContactHost host)
{
    [Theory]
    [InlineData("a,b\n1,2", "1|2")]
    [InlineData("a;b\r\n\"1;2\";3\r\n", "1;2|3")]
    [InlineData("a\tb\n1\t2\n\n", "1|2")]
    [InlineData("\ufeffa,b\n\"say \"\"hi\"\"\nnow\",2", "say \"hi\"\nnow|2")]
    [InlineData("a,b\n'=1+1,'+49 1", "=1+1|+49 1")]
    [InlineData("a,b\n\"open,2", "open,2")]
    public void Files_are_read_as_spreadsheets_write_them(string text, string cells)
    {
        Assert.Null(CsvFile.Read(Encoding.UTF8.GetBytes(text), out var file));
        Assert.Equal(cells, string.Join('|', Assert.Single(file!.Rows).Cells));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,b")]
    [InlineData("PK\u0003\u0004\0\0")]
    public void What_is_no_table_is_refused_with_a_sentence(string text) => Assert.NotNull(CsvFile.Read(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void Too_many_rows_are_refused_before_memory_is_gone() =>
        Assert.Contains("50,000", CsvFile.Read(Encoding.UTF8.GetBytes("a\n" + string.Join('\n', Enumerable.Range(0, 50_001))), out _), StringComparison.Ordinal);

    [Fact]
    public async Task Rows_make_and_change_contacts_and_bad_ones_are_named()
    {
        const string Tenant = "i-rows";
        await host.All(Tenant).SaveAttribute(null, new AttributeDefinition { Id = "", Name = "Orders", Kind = AttributeKind.Number });
        var known = await host.Made(Tenant, "Lea", Email("lea@example.com"));
        var import = await Received(
            Tenant,
            "Full name,Mobile,E-Mail,Orders,Tags,Nonsense\nLea Brandt,+49 151 2345678,LEA@example.com,3,\"VIP, Berlin\",x\nTom,+49 151 999999,,many,,\nNobody,,,,,\nSam,,sam@example.com,2,,\nSam again,,sam@example.com,4,,\n");
        var status = await import.GetStatus();
        Assert.Equal((ImportStage.Mapping, 5, 2), (status.Stage, status.Rows, status.Bad));
        Assert.Equal(["name", "phone", "email", "attribute:orders", "labels", null], status.Columns.Select(static column => column.Field));
        Assert.Equal([(3, "Orders"), (4, null)], status.Problems.Select(static problem => (problem.Row, problem.Column)));

        Assert.True((await import.Run()).IsDone);
        status = await Ended(import);
        Assert.Equal((ImportStage.Done, 1, 2, 2), (status.Stage, status.Created, status.Updated, status.Bad));
        var lea = (await host.One(Tenant, known).Get())!;
        Assert.Equal(("Lea Brandt", "+491512345678", "3"), (lea.Row.Name, lea.Row.Phone, lea.Row.Attributes[0].Value));
        Assert.Equal(2, lea.Row.Labels.Length);
        var sam = Assert.Single((await host.All(Tenant).List(new ContactQuery { Text = "sam" })).Rows);
        Assert.Equal("4", sam.Attributes[0].Value);
    }

    [Fact]
    public async Task The_same_file_twice_adds_nobody()
    {
        const string Tenant = "i-twice";
        var rows = new StringBuilder("name,email\n");
        for (var number = 0; number < 250; number++)
        {
            rows.Append("Person ").Append(number).Append(",p").Append(number).Append("@example.com\n");
        }

        foreach (var (created, updated) in new[] { (250, 0), (0, 250) })
        {
            var import = await Received(Tenant, rows.ToString());
            await import.Run();
            var status = await Ended(import);
            Assert.Equal((created, updated), (status.Created, status.Updated));
        }

        Assert.Equal(250, await host.All(Tenant).Count([]));
    }

    [Fact]
    public async Task A_row_that_means_two_contacts_is_left_out()
    {
        const string Tenant = "i-two";
        await host.Made(Tenant, "A", Phone("+4915111111111"));
        await host.Made(Tenant, "B", Email("b@example.com"));
        var import = await Received(Tenant, "phone,email\n+4915111111111,b@example.com\n");
        await import.Run();
        var status = await Ended(import);
        Assert.Equal((0, 0, 1), (status.Created, status.Updated, status.Bad));
        Assert.Contains("Merge them", status.Problems[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_stopped_is_gone_and_a_mapping_must_be_one()
    {
        const string Tenant = "i-stop";
        var import = await Received(Tenant, "a,b\n1,2\n");
        Assert.Equal("bad_mapping", (await import.Map(["name", "attribute:nope"])).Refusal!.Code);
        Assert.Equal("wrong_stage", (await import.Map(["name"])).Refusal!.Code);
        Assert.True((await import.Map(["name", "external_id"])).IsDone);
        await import.Stop();
        Assert.Equal("wrong_stage", (await import.Run()).Refusal!.Code);
        Assert.Equal(ImportStage.Stopped, (await import.GetStatus()).Stage);
        var id = import.GetPrimaryKeyString()[(Tenant.Length + 1)..];
        Assert.Null(await host.Store.GetPart(Tenant, "import-" + id, 0));
    }

    [Fact]
    public async Task Parts_out_of_order_or_too_large_are_refused()
    {
        var import = host.Grains.GetGrain<IContactImportGrain>(ContactKeys.Of("i-parts", Guid.NewGuid().ToString("N")));
        Assert.Equal("wrong_stage", (await import.Receive("x.csv", 1, [1])).Refusal!.Code);
        Assert.Equal("wrong_stage", (await import.Receive("x.csv", 0, new byte[300_000])).Refusal!.Code);
        for (var index = 0; index < 40; index++)
        {
            Assert.True((await import.Receive("x.csv", index, new byte[256 << 10])).IsDone);
        }

        Assert.Equal("file_too_large", (await import.Receive("x.csv", 40, [1])).Refusal!.Code);
    }

    [Fact]
    public async Task Abuse33_no_cell_of_an_export_is_a_formula_and_it_comes_back_as_it_was()
    {
        const string Tenant = "e-formula";
        string[] names = ["=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", "\uff1d1", "Plain, \"quoted\""];
        foreach (var (name, index) in names.Select(static (name, index) => (name, index)))
        {
            await host.Made(Tenant, name, External("E" + index));
        }

        var text = await Exported(Tenant, []);
        Assert.Null(CsvFile.Read(Encoding.UTF8.GetBytes(text), out var raw));
        foreach (var line in text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            Assert.DoesNotMatch("(^|,)\"?[=+@\\-\uff1d]", line);
        }

        Assert.Equal(names.Take(4).Order(), raw!.Rows.Select(static row => row.Cells[1]).Where(static name => "=+-@".Contains(name[0], StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task An_export_holds_every_contact_once_and_is_only_its_makers()
    {
        const string Tenant = "e-all";
        for (var number = 0; number < 230; number++)
        {
            await host.Made(Tenant, "Person " + number, Email($"p{number}@example.com"));
        }

        var maker = new Caller { AccountId = "maker", Tenant = Tenant, Permissions = PermissionSet.All };
        var export = host.Grains.GetGrain<IContactExportGrain>(ContactKeys.Of(Tenant, Guid.NewGuid().ToString("N")));
        using (Caller.Use(maker))
        {
            Assert.True((await export.Start([])).IsDone);
            while (await export.GetStatus() is { IsDone: false })
            {
            }

            var lines = 0;
            for (var index = 0; await export.Read(index) is { } part; index++)
            {
                lines += Encoding.UTF8.GetString(part).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length;
            }

            Assert.Equal(231, lines);
        }

        foreach (var other in (Caller[])[maker with { AccountId = "other" }, maker with { Permissions = PermissionSet.Of(Permission.ViewContacts) }])
        {
            using (Caller.Use(other))
            {
                Assert.Null(await export.GetStatus());
                Assert.Null(await export.Read(0));
            }
        }
    }

    private async Task<IContactImportGrain> Received(string tenant, string text)
    {
        var import = host.Grains.GetGrain<IContactImportGrain>(ContactKeys.Of(tenant, Guid.NewGuid().ToString("N")));
        Assert.True((await import.Receive("people.csv", 0, Encoding.UTF8.GetBytes(text))).IsDone);
        Assert.True((await import.Read()).IsDone);
        return import;
    }

    private static async Task<ImportStatus> Ended(IContactImportGrain import)
    {
        while (true)
        {
            if (await import.GetStatus() is { Stage: not ImportStage.Running } status)
            {
                return status;
            }
        }
    }

    private async Task<string> Exported(string tenant, System.Collections.Immutable.ImmutableArray<ContactCondition> where)
    {
        var export = host.Grains.GetGrain<IContactExportGrain>(ContactKeys.Of(tenant, Guid.NewGuid().ToString("N")));
        Assert.True((await export.Start(where)).IsDone);
        while (await export.GetStatus() is { IsDone: false })
        {
        }

        var text = new StringBuilder();
        for (var index = 0; await export.Read(index) is { } part; index++)
        {
            text.Append(Encoding.UTF8.GetString(part));
        }

        return text.ToString();
    }
}
