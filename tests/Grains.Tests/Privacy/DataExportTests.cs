using System.IO.Compression;
using System.Text;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Abstractions.Privacy.Exports;
using Chatbotics.Grains.Abstractions.Privacy.Requests;
using Chatbotics.TestKit.Time;

namespace Chatbotics.Grains.Tests.Privacy;

[Collection(PrivacyHostCollection.Name)]
public sealed class DataExportTests(PrivacyHost host)
{
    private static readonly byte[] s_picture = [.. Enumerable.Range(0, 1_300_000).Select(static number => (byte)(number * 31))];

    [Fact]
    public async Task Everything_of_a_person_is_in_the_file_and_nothing_of_it_lies_in_the_clear()
    {
        using var engine = Caller.Use(Caller.Engine);
        var (key, export) = await Made("copy");
        var files = await Unzip(export);
        Assert.Equal(["conversations/1.html", "conversations/1.json", "index.html", "media/0000000000000001-nice-shoe.png", "profile.json"], files.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("Zanzibar", Encoding.UTF8.GetString(files["conversations/1.json"]), StringComparison.Ordinal);
        Assert.Contains("Zanzibar", Encoding.UTF8.GetString(files["conversations/1.html"]), StringComparison.Ordinal);
        Assert.Contains(key.ExternalId, Encoding.UTF8.GetString(files["profile.json"]), StringComparison.Ordinal);
        Assert.Equal(s_picture, files["media/0000000000000001-nice-shoe.png"]);
        var status = await export.GetStatus();
        Assert.Equal((3, 1, 1), (status!.MessagesWritten, status.FilesDone, status.Files));
        foreach (var file in await host.Contacts.Files("copy"))
        {
            for (var part = 0; await host.Contacts.GetPart("copy", file, part) is { } content; part++)
            {
                Assert.DoesNotContain("Zanzibar", Encoding.Latin1.GetString(content), StringComparison.Ordinal);
                Assert.DoesNotContain("nice-shoe", Encoding.Latin1.GetString(content), StringComparison.Ordinal);
            }
        }
    }

    /// <summary>Fault 8: the process ends between any two writes of the export.</summary>
    [Fact]
    public async Task Fault08_an_export_that_is_cut_off_anywhere_is_whole_in_the_end()
    {
        using var engine = Caller.Use(Caller.Engine);
        for (var cut = 1; cut <= 6; cut++)
        {
            var tenant = FormattableString.Invariant($"cut-export-{cut}");
            var left = cut;
            host.Storage.FailWrite = (name, id) =>
                name == "data-export" && id.ToString().Contains(tenant + "/", StringComparison.Ordinal) && Interlocked.Decrement(ref left) == 0;
            var (_, export) = await Made(tenant);
            var files = await Unzip(export);
            Assert.Equal(5, files.Count);
            Assert.Equal(s_picture, files["media/0000000000000001-nice-shoe.png"]);
        }

        host.Storage.FailWrite = null;
    }

    [Fact]
    public async Task A_link_serves_its_number_and_its_time_and_nothing_else_leads_anywhere()
    {
        using var engine = Caller.Use(Caller.Engine);
        var (_, export) = await Made("links");
        Assert.Null(await export.FindByLink(""));
        var secret = (await export.MakeLink(new DataLinkOrder(2, 2, Send: false))).Id!;
        Assert.True(secret.Length >= 43);
        Assert.Null(await export.FindByLink(secret[..^1] + (secret[^1] == 'A' ? 'B' : 'A')));
        Assert.Null(await export.FindByLink(new string('x', 5_000)));
        Assert.NotNull(await export.FindByLink(secret));
        Assert.NotNull(await export.FetchByLink(secret));
        Assert.NotNull(await export.FetchByLink(secret));
        Assert.Null(await export.FetchByLink(secret));

        // A new one replaces it, and is ended by hand.
        var second = (await export.MakeLink(new DataLinkOrder(2, 2, Send: false))).Id!;
        Assert.Null(await export.FindByLink(secret));
        Assert.True((await export.RevokeLink()).IsDone);
        Assert.Null(await export.FetchByLink(second));

        // The file is kept as long as the link; then everything goes, its key too.
        var third = (await export.MakeLink(new DataLinkOrder(2, 2, Send: false))).Id!;
        host.Clock.Advance(TimeSpan.FromHours(47));
        Assert.NotNull(await export.FindByLink(third));
        host.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Null(await export.FetchByLink(third));
        await export.AsReference<IRemindable>().ReceiveReminder("export", default);
        Assert.Empty(await host.Contacts.Files("links"));
        Assert.Empty(await host.Grains.GetGrain<IDataExportsGrain>("links").List());
        Assert.Equal(PrivacyRefusals.Link, await Refused(await Made("links-two"), new DataLinkOrder(8, 1, Send: false)));
    }

    [Theory]
    [InlineData(ErasureKind.Contact)]
    [InlineData(ErasureKind.Conversation)]
    [InlineData(ErasureKind.Connection)]
    public async Task What_is_erased_takes_its_copies_along_at_once(ErasureKind kind)
    {
        using var engine = Caller.Use(Caller.Engine);
        var tenant = "copies-" + kind.ToString().ToLowerInvariant();
        var (key, export) = await Made(tenant);
        var other = await host.NewConversation(tenant + "-two", "491700000099");
        var secret = (await export.MakeLink(new DataLinkOrder(7, 20, Send: false))).Id!;
        await host.Grains.GetGrain<IErasureDeskGrain>(tenant).Begin(new ErasureOrder
        {
            Kind = kind, Cause = ErasureCause.Person, Subjects = [kind == ErasureKind.Connection ? key.Connection.Value : key.Value], Id = "gone",
        });
        await Eventually.Holds(async () => (await host.Grains.GetGrain<IErasureGrain>(tenant + "/gone").Get())?.Phase == ErasurePhase.Done);
        Assert.Null(await export.FindByLink(secret));
        Assert.Null(await export.Read(0));
        Assert.Empty(await host.Contacts.Files(tenant));
        Assert.NotNull(await host.Store.Load(other));
        var receipt = await host.Grains.GetGrain<Abstractions.Privacy.Receipts.IReceiptLedgerGrain>(tenant).Get(1);
        Assert.Contains(receipt!.Stores, static store => store is { Store: "exports", Removed: 1 });
    }

    [Fact]
    public async Task Who_may_not_export_sees_nothing_and_a_foreign_person_is_not_found()
    {
        var (foreign, _) = await Made("export-foreign");
        ConversationKey key;
        using (Caller.Use(Caller.Engine))
        {
            key = await host.NewConversation("export-guarded");
        }

        var desk = host.Grains.GetGrain<IDataExportsGrain>("export-guarded");
        using (Caller.Use(new Caller { AccountId = "ada", Tenant = "export-guarded", Permissions = PermissionSet.Of(Permission.ViewConversations) }))
        {
            Assert.Equal(Refusals.NotAllowed, (await desk.Start(Id(), new DataExportOrder { Subject = key.Value })).Refusal);
        }

        using (Caller.Use(new Caller { AccountId = "ada", Tenant = "export-guarded", Permissions = PermissionSet.Of(Permission.ExportData) }))
        {
            Assert.Equal(Refusals.NotFound, (await desk.Start(Id(), new DataExportOrder { Subject = foreign.Value })).Refusal);
            Assert.Equal(Refusals.NotFound, (await desk.Start(Id(), new DataExportOrder { Subject = key.Connection.Value + "/491799999999" })).Refusal);
            Assert.True((await desk.Start(Id(), new DataExportOrder { Subject = key.Value })).IsDone);
        }
    }

    [Fact]
    public async Task A_request_makes_the_file_once_and_only_for_who_is_known()
    {
        using var engine = Caller.Use(Caller.Engine);
        var key = await host.NewConversation("export-request");
        var desk = host.Grains.GetGrain<IRequestDeskGrain>("export-request");
        var number = long.Parse((await desk.Open(new NewRequest { Kind = RequestKind.Access, Person = "Lea", Way = "by e-mail", Conversation = key.Value })).Id!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(PrivacyRefusals.RequestIdentity, (await desk.Export(number, send: false)).Refusal);
        await desk.Move(number, RequestStep.Identified, "Called back.");
        var first = await desk.Export(number, send: false);
        Assert.Equal(first.Id, (await desk.Export(number, send: false)).Id);
        Assert.Equal(first.Id, (await desk.List()).Single().Export);
        Assert.Single(await host.Grains.GetGrain<IDataExportsGrain>("export-request").List());
    }

    [Fact]
    public async Task The_pages_are_written_in_the_persons_language_and_direction()
    {
        using var engine = Caller.Use(Caller.Engine);
        var key = await host.NewConversation("copy-ar");
        await Eventually.Holds(async () => await host.Grains.GetGrain<IContactsGrain>("copy-ar").FindByConversation(key) is not null);
        var contact = (await host.Grains.GetGrain<IContactsGrain>("copy-ar").FindByConversation(key))!;
        Assert.True((await host.Grains.GetGrain<IContactGrain>(ContactKeys.Of("copy-ar", contact)).Edit(new ContactEdit { Language = "ar-EG" })).IsDone);
        var (_, export) = await Made("copy-ar");
        var files = await Unzip(export);
        foreach (var page in files.Where(static file => file.Key.EndsWith(".html", StringComparison.Ordinal)))
        {
            var html = Encoding.UTF8.GetString(page.Value);
            Assert.Contains("<html lang=\"ar\" dir=\"rtl\">", html, StringComparison.Ordinal);
            Assert.Contains("ar: ", html, StringComparison.Ordinal);
        }
    }

    private static string Id() => Guid.CreateVersion7().ToString("N");

    private static async Task<Refusal?> Refused((ConversationKey, IDataExportGrain Export) made, DataLinkOrder order) => (await made.Export.MakeLink(order)).Refusal;

    private async Task<(ConversationKey Key, IDataExportGrain Export)> Made(string tenant)
    {
        using var engine = Caller.Use(Caller.Engine);
        var key = await host.NewConversation(tenant);
        host.Files.Files["0000000000000001"] = (key, s_picture);
        await host.Grains.GetGrain<IConversationGrain>(key.Value).Accept([host.Message(key, 7) with
        {
            Content = new MessageContent
            {
                Kind = "image", Text = "Zanzibar", Attachments = [new Attachment { Kind = "image", FileName = "../../nice shoe.png", StoredAs = "0000000000000001" }],
            },
        }]);
        var id = Id();
        var export = host.Grains.GetGrain<IDataExportGrain>(ContactKeys.Of(tenant, id));
        for (var round = 0; round < 3; round++)
        {
            try
            {
                var begun = await host.Grains.GetGrain<IDataExportsGrain>(tenant).Start(id, new DataExportOrder { Subject = key.Value });
                Assert.True(begun.IsDone, begun.Refusal?.Text);
                break;
            }
            catch (OrleansException)
            {
                // What the process would not live to see.
            }
        }

        await Eventually.Holds(async () =>
        {
            await export.AsReference<IRemindable>().ReceiveReminder("export", default);
            return (await export.GetStatus())!.IsDone;
        });
        return (key, export);
    }

    private static async Task<Dictionary<string, byte[]>> Unzip(IDataExportGrain export)
    {
        using var file = new MemoryStream();
        for (var index = 0; await export.Read(index) is { } part; index++)
        {
            file.Write(part);
        }

        Assert.Equal((await export.GetStatus())!.Size, file.Length);
        using var zip = new ZipArchive(file);
        return zip.Entries.ToDictionary(static entry => entry.FullName, static entry =>
        {
            using var content = entry.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            return bytes.ToArray();
        });
    }
}
