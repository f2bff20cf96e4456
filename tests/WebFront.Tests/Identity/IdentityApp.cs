using System.Net;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Channels;
using Chatbotics.Grains.Inbox.Ports;
using Chatbotics.Grains.People;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Grains.Tenancy;
using Chatbotics.TestKit.Fakes;
using Chatbotics.TestKit.Time;
using Chatbotics.WebFront.Identity;
using Chatbotics.WebFront.Identity.Access;
using Chatbotics.WebFront.Identity.Mail;
using Chatbotics.WebFront.Identity.Sessions;
using Chatbotics.WebFront.Identity.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Tests.Identity;

/// <summary>
/// A server with people and a few endpoints of the kinds that the product has. Its clock stands still unless a test moves it:
/// what takes effect, takes effect because it was pushed, not because a cache grew old.
/// </summary>
public sealed class IdentityApp : IAsyncLifetime
{
    internal const string Password = "correct horse battery";

    private readonly WebApplication _app;

    public IdentityApp()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration["People:RefusalTime"] = "00:00:00";
        builder.Configuration["People:PasswordIterations"] = "10000";
        builder.Configuration["People:PublicUrl"] = "https://desk.example.test/";
        builder.Services
            .AddSingleton<TimeProvider>(Clock)
            .AddKeyedSingleton(KeyedService.AnyKey, TimeProvider.System)
            .AddSingleton<IChannelRoutes>(new InMemoryChannelRoutes())
            .AddSingleton<ISecretVault>(new InMemorySecretVault())
            .AddSingleton<IKeyRing>(new InMemoryKeyRing())
            .AddSingleton<IInboxStore>(new InMemoryInboxStore())
            .AddSingleton<IMailTransport>(Mails)
            .AddTenancy()
            .AddChannelConnections()
            .AddPeople()
            .AddPeopleIdentity(builder.Configuration)
            .AddAntiforgery();
        builder.UseOrleans(silo => silo.UseLocalhostClustering().AddMemoryGrainStorageAsDefault().AddTenantCallFilter());
        _app = builder.Build();
        _app.UseRouting();
        _app.UsePeopleIdentity();
        _app.UseAntiforgery();
        _app.MapPeopleIdentity();
        Map(_app);
    }

    // Ahead of every real clock: browsers drop cookies that seem old to them.
    internal ManualClock Clock { get; } = new(new DateTimeOffset(2100, 1, 4, 8, 0, 0, TimeSpan.Zero));

    internal RecordedMails Mails { get; } = new();

    internal IGrainFactory Grains => _app.Services.GetRequiredService<IGrainFactory>();

    internal IServiceProvider Services => _app.Services;

    internal Uri Address => new(_app.Urls.First());

    public Task InitializeAsync() => _app.StartAsync();

    public async Task DisposeAsync() => await _app.DisposeAsync();

    internal HttpClient Browser(CookieContainer? cookies = null)
    {
        var handler = new SocketsHttpHandler { CookieContainer = cookies ?? new CookieContainer(), AllowAutoRedirect = false };
        return new HttpClient(handler) { BaseAddress = Address };
    }

    /// <summary>Runs something with services of a scope, as the engine.</summary>
    internal async Task<T> Do<TService, T>(Func<TService, Task<T>> what)
        where TService : notnull
    {
        await using var scope = _app.Services.CreateAsyncScope();
        using var engine = Caller.Use(Caller.Engine);
        return await what(scope.ServiceProvider.GetRequiredService<TService>());
    }

    internal async Task<string> NewAccount(string email, string name = "Ada Agent")
    {
        using var engine = Caller.Use(Caller.Engine);
        var hash = await _app.Services.GetRequiredService<Chatbotics.WebFront.Identity.Accounts.PasswordWork>().Hash(Password);
        var made = await Grains.GetGrain<IAccountDirectoryGrain>(IAccountDirectoryGrain.Key)
            .Create(new NewAccount { Name = name, Email = email, PasswordHash = hash, EmailConfirmed = true });
        Assert.Null(made.Refusal);
        return made.Id!;
    }

    internal async Task<string> NewWorkspace(string tenant)
    {
        using var engine = Caller.Use(Caller.Engine);
        await Grains.GetGrain<IWorkspaceGrain>(tenant).Configure(new WorkspaceDefinition { Name = "The " + tenant });
        var owner = await NewAccount($"owner@{tenant}.test", "Olga Owner");
        Assert.True((await Grains.GetGrain<IPeopleGrain>(tenant).AddFirstOwner(owner)).IsDone);
        return owner;
    }

    internal async Task<string> NewMember(string tenant, string role, string email)
    {
        using var engine = Caller.Use(Caller.Engine);
        var account = await NewAccount(email);
        var people = Grains.GetGrain<IPeopleGrain>(tenant);
        var issued = await people.Invite(new NewInvitation { Email = email, RoleId = role });
        Assert.True((await people.Accept(issued.Invitation!.Id, issued.Token!, account)).IsDone);
        return account;
    }

    /// <summary>A browser that is signed in.</summary>
    internal async Task<HttpClient> SignedIn(string email, CookieContainer? cookies = null)
    {
        var browser = Browser(cookies);
        Assert.Equal("SignedIn", await SignIn(browser, email, Password));
        return browser;
    }

    internal static async Task<string> SignIn(HttpClient browser, string email, string password)
    {
        var answer = await browser.PostAsync("/test/sign-in", new FormUrlEncodedContent([new("email", email), new("password", password)]));
        return await answer.Content.ReadAsStringAsync();
    }

    internal static async Task<HttpStatusCode> Get(HttpClient browser, string path) => (await browser.GetAsync(path)).StatusCode;

    internal static async Task<JsonElement> Json(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    private static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/test/sign-in", async (HttpContext context, SignInService signIn) =>
        {
            var form = await context.Request.ReadFormAsync();
            var outcome = form["challenge"].Count > 0
                ? await signIn.WithCode(form["challenge"], form["code"], RequestOrigin.Of(context), context.User.Session())
                : await signIn.WithPassword(form["email"], form["password"], RequestOrigin.Of(context), context.User.Session());
            if (outcome.Ticket is { } ticket)
            {
                await SessionSignIn.Set(context, ticket);
            }

            return outcome.Challenge is { } challenge ? $"{outcome.Step} {challenge}" : outcome.Step.ToString();
        }).DisableAntiforgery();
        routes.MapPost("/test/sign-out", async (HttpContext context, SignInService signIn) =>
        {
            await signIn.SignOut(context.User.Session());
            await SessionSignIn.Remove(context);
        }).RequireAuthorization(Policies.Person).DisableAntiforgery();
        routes.MapGet("/whoami", (HttpContext context) => context.User.AccountId()).RequireAuthorization(Policies.Person);
        routes.MapGet("/desk/{tenant}", async (string tenant, IGrainFactory grains) =>
            (await grains.GetGrain<IPeopleGrain>(tenant).List()).Members.Length).RequireAuthorization();
        routes.MapGet("/desk/{tenant}/reply", () => "replied").RequirePermission(Permission.Reply);
        routes.MapGet("/desk/{tenant}/peek/{other}", async (string other, IGrainFactory grains) =>
            (await grains.GetGrain<IWorkspaceGrain>(other).Get())?.Name).RequireAuthorization();
        routes.MapGet("/api/v1/{tenant}/contacts", () => "contacts").RequirePermission(Permission.ViewContacts);
        routes.MapGet("/api/v1/contacts", () => Caller.Current!.Permissions.ToString()).RequirePermission(Permission.ViewContacts);
        routes.MapGet("/api/v1/{tenant}/roles", () => "roles").RequirePermission(Permission.ManageRoles);
        routes.MapGet("/_blazor/live", async (HttpContext context) =>
        {
            await context.Response.WriteAsync("live\n");
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }).RequireAuthorization();
    }
}
