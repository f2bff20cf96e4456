using System.Globalization;
using System.Text;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Abstractions.Privacy.Exports;
using Chatbotics.Grains.Abstractions.Privacy.Requests;
using Chatbotics.Grains.Privacy.Requests;
using Chatbotics.TestKit.Time;

namespace Chatbotics.Grains.Tests.Privacy;

/// <summary>What each kind of request does when it is carried out, and what shows it.</summary>
[Collection(PrivacyHostCollection.Name)]
public sealed class RequestTests(PrivacyHost host)
{
    [Fact]
    public async Task Nothing_is_carried_out_before_the_identity_is_checked()
    {
        using var engine = Caller.Use(Caller.Engine);
        foreach (var kind in Enum.GetValues<RequestKind>())
        {
            var (desk, number, _) = await Opened("req-unknown", kind, isIdentified: false);
            Assert.Equal(PrivacyRefusals.RequestIdentity, (await desk.CarryOut(number, new RequestChange("name", "Lea"))).Refusal);
        }
    }

    [Fact]
    public async Task Access_and_portability_make_the_file()
    {
        using var engine = Caller.Use(Caller.Engine);
        foreach (var kind in new[] { RequestKind.Access, RequestKind.Portability })
        {
            var (desk, number, key) = await Opened("req-" + kind.ToString().ToLowerInvariant(), kind);
            var made = await desk.CarryOut(number, null);
            Assert.NotNull(made.Id);
            Assert.Equal(made.Id, (await desk.CarryOut(number, null)).Id);
            var export = host.Grains.GetGrain<IDataExportGrain>(ContactKeys.Of(key.Tenant, made.Id!));
            await Eventually.Holds(async () => (await export.GetStatus())?.IsDone == true);
            Assert.Equal(number, (await export.GetStatus())!.Request);
        }
    }

    [Theory]
    [InlineData("name", "Lea Brandt")]
    [InlineData("email", "lea@example.com")]
    [InlineData("phone", "+49 170 1234567")]
    [InlineData("language", "de")]
    public async Task A_correction_edits_the_contact_and_keeps_what_stood_there(string field, string value)
    {
        using var engine = Caller.Use(Caller.Engine);
        var (desk, number, key) = await Opened("req-fix-" + field, RequestKind.Correction);
        var contact = await Contact(key);
        Assert.Equal("value", (await desk.CarryOut(number, null)).Refusal?.Field);
        Assert.Equal("value", (await desk.CarryOut(number, new RequestChange("no-such-field", "x"))).Refusal?.Field);
        var outcome = await desk.CarryOut(number, new RequestChange(field, value));
        Assert.True(outcome.IsDone, outcome.Refusal?.Text);
        var view = (await contact.Get())!;
        Assert.Contains(value.Replace(" ", "", StringComparison.Ordinal), string.Join('|', view.Row.Name, view.Row.Email, view.Row.Phone, view.Language).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var request = (await desk.List()).Single();
        Assert.Equal(RequestStep.CarriedOut, request.Step);
        var change = Assert.Single(request.Evidence);
        Assert.Equal(EvidenceKind.Change, change.Kind);
        Assert.Contains(value, change.Text, StringComparison.Ordinal);
        Assert.Contains("→", change.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RequestKind.Objection)]
    [InlineData(RequestKind.Withdrawal)]
    public async Task An_objection_or_withdrawal_silences_the_agents_and_the_conversation_says_so(RequestKind kind)
    {
        using var engine = Caller.Use(Caller.Engine);
        var (desk, number, key) = await Opened("req-stop-" + kind.ToString().ToLowerInvariant(), kind);
        Assert.True((await desk.CarryOut(number, null)).IsDone);
        var conversation = host.Grains.GetGrain<IConversationGrain>(key.Value);
        Assert.Equal((OwnerKind.Person, "privacy"), ((await conversation.GetSummary())!.Owner.Kind, (await conversation.GetSummary())!.Owner.Id));
        Assert.Contains((await conversation.Read(new ThreadQuery())).Items, item => item.Kind == ThreadItemKind.Note && item.Content!.Text!.Contains($"Request {number}", StringComparison.Ordinal));
        Assert.Equal(RequestStep.CarriedOut, (await desk.List()).Single().Step);
    }

    [Fact]
    public async Task Evidence_is_kept_sealed_limited_and_forgotten_with_its_key()
    {
        using var engine = Caller.Use(Caller.Engine);
        var (desk, number, _) = await Opened("req-evidence", RequestKind.Access);
        var pdf = Encoding.ASCII.GetBytes("%PDF-1.7 " + new string('q', 600_000));
        Assert.Equal(PrivacyRefusals.EvidenceText, (await desk.AddEvidence(number, new NewEvidence { Kind = EvidenceKind.Note })).Refusal);
        Assert.Equal(PrivacyRefusals.EvidenceFile, (await desk.AddEvidence(number, new NewEvidence { Kind = EvidenceKind.Identity, FileName = "x.exe", Content = [0x4D, 0x5A, 0x90, 0x00] })).Refusal);
        Assert.Equal(PrivacyRefusals.EvidenceFile, (await desk.AddEvidence(number, new NewEvidence { Kind = EvidenceKind.Identity, FileName = "x.pdf", Content = [.. new byte[NewEvidence.MostBytes + 1]] })).Refusal);
        Assert.Equal(Refusals.NotFound, (await desk.AddEvidence(number, new NewEvidence { Kind = EvidenceKind.Change, Text = "made up" })).Refusal);
        var added = await desk.AddEvidence(number, new NewEvidence { Kind = EvidenceKind.Identity, Text = "Passport seen in xylophone-street", FileName = "../pass\"port.pdf", Content = [.. pdf] });
        var evidence = Assert.Single((await desk.List()).Single().Evidence);
        Assert.Equal((added.Id, "..passport.pdf", "application/pdf", (long)pdf.Length), (evidence.Id.ToString("N"), evidence.FileName, evidence.FileType, evidence.Size));
        Assert.Equal(pdf, (await desk.ReadEvidence(number, evidence.Id))!.Content);
        Assert.Null(await desk.ReadEvidence(number, Guid.NewGuid()));
        foreach (var file in await host.Contacts.Files("req-evidence"))
        {
            Assert.DoesNotContain("qqqq", Encoding.Latin1.GetString((await host.Contacts.GetPart("req-evidence", file, 0))!), StringComparison.Ordinal);
        }

        // A month after the end who it was is forgotten, and the key destroyed; that there was a request stays.
        await desk.Move(number, RequestStep.Answered, "Sent by letter.");
        host.Clock.Advance(TimeSpan.FromDays(31));
        await desk.AsReference<IRemindable>().ReceiveReminder("forget", default);
        Assert.Empty(await host.Contacts.Files("req-evidence"));
        var forgotten = (await desk.List()).Single();
        Assert.Equal(("", "", 0), (forgotten.Person, forgotten.Note, forgotten.Evidence.Length));
        Assert.Null(await desk.ReadEvidence(number, evidence.Id));
    }

    [Fact]
    public async Task Evidence_is_for_those_who_answer_requests()
    {
        var (desk, number, _) = await Opened("req-guarded", RequestKind.Access);
        using var agent = Caller.Use(new Caller { AccountId = "ada", Tenant = "req-guarded", Permissions = PermissionSet.Of(Permission.ViewConversations) });
        Assert.Equal(Refusals.NotAllowed, (await desk.AddEvidence(number, new NewEvidence { Kind = EvidenceKind.Note, Text = "x" })).Refusal);
        Assert.Equal(Refusals.NotAllowed, (await desk.CarryOut(number, null)).Refusal);
        Assert.Null(await desk.ReadEvidence(number, Guid.NewGuid()));
    }

    [Fact]
    public void Files_are_told_by_their_content()
    {
        Assert.Equal("text/plain", EvidenceFiles.TypeOf("Dear team"u8));
        Assert.Equal("application/pdf", EvidenceFiles.TypeOf("%PDF-1.4"u8));
        Assert.Null(EvidenceFiles.TypeOf([0x4D, 0x5A, 0x90, 0x00]));
        Assert.Null(EvidenceFiles.TypeOf([0xFF, 0xFE, 0x00]));
    }

    private async Task<IContactGrain> Contact(ConversationKey key)
    {
        string? found = null;
        await Eventually.Holds(async () => (found = await host.Grains.GetGrain<IContactsGrain>(key.Tenant).FindByConversation(key)) is not null);
        return host.Grains.GetGrain<IContactGrain>(ContactKeys.Of(key.Tenant, found!));
    }

    private async Task<(IRequestDeskGrain Desk, long Number, ConversationKey Key)> Opened(string tenant, RequestKind kind, bool isIdentified = true)
    {
        using var engine = Caller.Use(Caller.Engine);
        var key = await host.NewConversation(tenant);
        var desk = host.Grains.GetGrain<IRequestDeskGrain>(tenant);
        var opened = await desk.Open(new NewRequest { Kind = kind, Person = "Lea", Way = "by e-mail", Conversation = key.Value, IsIdentified = isIdentified });
        return (desk, long.Parse(opened.Id!, CultureInfo.InvariantCulture), key);
    }
}
