using System.Collections.Immutable;
using System.Net;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.WebFront.Identity;
using Chatbotics.WebFront.Identity.Journeys;
using Chatbotics.WebFront.Identity.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Chatbotics.WebFront.Tests.Identity;

public sealed class JourneyTests
{
    private static readonly SessionOrigin Desk = new("198.51.100.20", "Firefox on Linux");

    [Fact]
    public async Task The_first_start_makes_one_owner_of_everything_that_has_none()
    {
        await using var apps = await Apps.Start();
        var app = apps.App;
        using (Caller.Use(Caller.Engine))
        {
            await app.Grains.GetGrain<IWorkspaceGrain>("demo").Configure(new WorkspaceDefinition { Name = "Demo" });
        }

        var code = (await app.Do<SetUpService, string?>(service => service.IssueCode()))!;
        var form = new SetUpForm { Code = "wrong", Name = "Olga", Email = "olga@first.test", Password = IdentityApp.Password, WorkspaceName = "First", WorkspaceId = "first" };
        Assert.Equal<Refusal>([Refusals.WrongSetUpCode], await Complete(app, form));
        var wrong = await Complete(app, form with { Code = code, Email = "x", Name = " ", Password = "short", WorkspaceId = "No!", WorkspaceName = new string('x', 101) });
        Assert.Equal(["email", "name", "password", "workspaceId", "workspaceName"], wrong.Select(refusal => refusal.Field));
        Assert.False(await app.Do<SetUpService, bool>(service => service.IsDone()));

        Assert.Empty(await Complete(app, form with { Code = code }));
        Assert.True(await app.Do<SetUpService, bool>(service => service.IsDone()));
        Assert.Equal<Refusal>([Refusals.AlreadySetUp], await Complete(app, form with { Code = code }));
        Assert.Null(await app.Do<SetUpService, string?>(service => service.IssueCode()));

        var browser = await app.SignedIn("olga@first.test");
        Assert.Equal(HttpStatusCode.OK, await IdentityApp.Get(browser, "/desk/first/reply"));
        Assert.Equal(HttpStatusCode.OK, await IdentityApp.Get(browser, "/desk/demo/reply"));
    }

    [Fact]
    public async Task A_set_up_that_was_cut_off_is_finished_by_doing_it_again()
    {
        await using var apps = await Apps.Start();
        var app = apps.App;
        await app.NewAccount("olga@again.test", "Olga");
        var code = (await app.Do<SetUpService, string?>(service => service.IssueCode()))!;
        var form = new SetUpForm { Code = code, Name = "Olga", Email = "olga@again.test", Password = "another password", WorkspaceName = "Again", WorkspaceId = "again" };
        Assert.Equal<Refusal>([Refusals.EmailTaken], await Complete(app, form));
        Assert.Empty(await Complete(app, form with { Password = IdentityApp.Password }));
    }

    [Fact]
    public async Task An_invited_stranger_gets_an_account_and_an_invited_person_joins_with_theirs()
    {
        await using var apps = await Apps.Start();
        var app = apps.App;
        await app.NewWorkspace("jo-invite");
        var issued = await Invite(app, "jo-invite", "new@jo.test");
        var preview = await app.Do<InvitationService, InvitationPreview?>(service => service.Preview("jo-invite", issued.Id, issued.Token));
        Assert.Equal(("The jo-invite", "new@jo.test", null), (preview!.Workspace, preview.Email, preview.AccountId));
        Assert.Null(await app.Do<InvitationService, InvitationPreview?>(service => service.Preview("jo-other", issued.Id, issued.Token)));
        Assert.Null(await app.Do<InvitationService, InvitationPreview?>(service => service.Preview("../jo-invite", issued.Id, issued.Token)));

        var weak = await app.Do<InvitationService, Outcome>(service => service.AcceptAsNew("jo-invite", issued.Id, issued.Token, "Nora New", "short"));
        Assert.Equal("weak_password", weak.Refusal!.Code);
        Assert.True((await app.Do<InvitationService, Outcome>(service => service.AcceptAsNew("jo-invite", issued.Id, issued.Token, "Nora New", IdentityApp.Password))).IsDone);
        Assert.Equal(HttpStatusCode.OK, await IdentityApp.Get(await app.SignedIn("new@jo.test"), "/desk/jo-invite"));

        var old = await app.NewAccount("old@jo.test");
        var again = await Invite(app, "jo-invite", "old@jo.test");
        Assert.Equal(Refusals.EmailTaken, (await app.Do<InvitationService, Outcome>(service => service.AcceptAsNew("jo-invite", again.Id, again.Token, "Eve", IdentityApp.Password))).Refusal);
        Assert.True((await app.Do<InvitationService, Outcome>(service => service.Accept("jo-invite", again.Id, again.Token, old))).IsDone);
    }

    [Fact]
    public async Task Sign_up_is_closed_unless_opened_and_tells_nobody_who_has_an_account()
    {
        await using var apps = await Apps.Start();
        var app = apps.App;
        Assert.Equal("closed", (await Register(app, "x@up.test"))!.Code);
        app.Services.GetRequiredService<IOptions<PeopleOptions>>().Value.OpenSignUp = true;
        await app.NewAccount("taken@up.test");
        Assert.Null(await Register(app, "taken@up.test"));
        Assert.Null(await Register(app, "fresh@up.test"));
        await app.Mails.To("taken@up.test", "already");
        var link = RecordedMails.Link(await app.Mails.To("fresh@up.test", "confirm"));

        Assert.Equal("Unconfirmed", await IdentityApp.SignIn(app.Browser(), "fresh@up.test", IdentityApp.Password));
        link = RecordedMails.Link(await app.Mails.To("fresh@up.test", "confirm")) is { } latest && latest["token"] != link["token"] ? latest : link;
        Assert.Equal(Refusals.LinkGone, (await Confirm(app, link["account"], "made up")).Refusal);
        await WaitForTwo(app, "fresh@up.test");
        link = RecordedMails.Link(await app.Mails.To("fresh@up.test", "confirm"));
        Assert.True((await Confirm(app, link["account"], link["token"])).IsDone);
        Assert.Equal("SignedIn", await IdentityApp.SignIn(app.Browser(), "fresh@up.test", IdentityApp.Password));
    }

    [Fact]
    public async Task Of_two_who_choose_one_name_for_a_workspace_each_gets_one()
    {
        await using var apps = await Apps.Start();
        var app = apps.App;
        app.Services.GetRequiredService<IOptions<PeopleOptions>>().Value.OpenSignUp = true;
        var ada = await app.NewAccount("ada@ws.test");
        var eve = await app.NewAccount("eve@ws.test");
        Assert.Equal("name", (await Create(app, ada, " ")).Refusal!.Field);
        Assert.Equal("x", (await Create(app, ada, "../x")).Id);
        Assert.Equal("workspace", (await Create(app, ada, "Installation")).Id);
        var results = await Task.WhenAll(Create(app, ada, "Ws: Öne!"), Create(app, eve, "ws one"));
        Assert.Equal(["ws-one", "ws-one-2"], results.Select(static one => one.Id).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("https://desk.example.com", true)]
    [InlineData("ftp://desk.example.com", false)]
    [InlineData("desk.example.com", false)]
    [InlineData("https://desk.example.com?x=1", false)]
    [InlineData("https://user@desk.example.com", false)]
    public void A_wrong_address_of_ours_stops_the_start(string url, bool isGood)
    {
        var result = new PeopleOptionsValidator().Validate(null, new PeopleOptions { PublicUrl = url });
        Assert.Equal(isGood, result.Succeeded);
        Assert.True(isGood || result.FailureMessage!.Contains("People:PublicUrl", StringComparison.Ordinal));
    }

    [Fact]
    public void Wrong_numbers_and_senders_stop_the_start()
    {
        Assert.Contains("People:RefusalTime", new PeopleOptionsValidator().Validate(null, new PeopleOptions { RefusalTime = TimeSpan.FromSeconds(6) }).FailureMessage, StringComparison.Ordinal);
        Assert.Contains("People:PasswordIterations", new PeopleOptionsValidator().Validate(null, new PeopleOptions { PasswordIterations = 1 }).FailureMessage, StringComparison.Ordinal);
        Assert.Contains("Mail:From", new MailOptionsValidator().Validate(null, new MailOptions { Host = "mail.test" }).FailureMessage, StringComparison.Ordinal);
        Assert.Contains("Mail:Port", new MailOptionsValidator().Validate(null, new MailOptions { Host = "mail.test", Port = 0, From = "a@b.test" }).FailureMessage, StringComparison.Ordinal);
        Assert.True(new MailOptionsValidator().Validate(null, new MailOptions()).Succeeded);
    }

    private static async Task<ImmutableArray<Refusal>> Complete(IdentityApp app, SetUpForm form) =>
        (await app.Do<SetUpService, (ImmutableArray<Refusal> Refusals, string? AccountId)>(service => service.Complete(form))).Refusals;

    private static Task<Refusal?> Register(IdentityApp app, string email) =>
        app.Do<SignUpService, Refusal?>(service => service.Register("Nora", email, IdentityApp.Password, Desk));

    private static Task<Outcome> Confirm(IdentityApp app, string account, string token) =>
        app.Do<SignUpService, Outcome>(service => service.Confirm(account, token));

    private static Task<Outcome> Create(IdentityApp app, string account, string id) =>
        app.Do<SignUpService, Outcome>(service => service.CreateWorkspace(account, id));

    private static async Task<(string Id, string Token)> Invite(IdentityApp app, string tenant, string email)
    {
        using var engine = Caller.Use(Caller.Engine);
        var issued = await app.Grains.GetGrain<IPeopleGrain>(tenant).Invite(new NewInvitation { Email = email, RoleId = "agent" });
        return (issued.Invitation!.Id, issued.Token!);
    }

    private static async Task WaitForTwo(IdentityApp app, string address)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (app.Mails.CountTo(address) < 2)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private sealed class Apps : IAsyncDisposable
    {
        private Apps(IdentityApp app) => App = app;

        public IdentityApp App { get; }

        public static async Task<Apps> Start()
        {
            var app = new IdentityApp();
            await app.InitializeAsync();
            return new Apps(app);
        }

        public async ValueTask DisposeAsync() => await App.DisposeAsync();
    }
}
