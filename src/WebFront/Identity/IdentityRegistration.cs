using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Mail;
using Chatbotics.WebFront.Identity.Access;
using Chatbotics.WebFront.Identity.Accounts;
using Chatbotics.WebFront.Identity.ApiKeys;
using Chatbotics.WebFront.Identity.Audit;
using Chatbotics.WebFront.Identity.Journeys;
using Chatbotics.WebFront.Identity.Mail;
using Chatbotics.WebFront.Identity.Revocations;
using Chatbotics.WebFront.Identity.Sessions;
using Chatbotics.WebFront.Identity.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Chatbotics.WebFront.Identity;

/// <summary>Puts people into a host: who they are, how they sign in, and what they may do.</summary>
public static class IdentityRegistration
{
    private const string AnyScheme = "SessionOrApiKey";

    /// <summary>
    /// Adds accounts on grains, sessions, API keys, the policies of all permissions and both gates' front halves. The host
    /// adds, besides: grains (<c>AddPeople</c>, <c>AddTenantCallFilter</c>), data protection keys that persist, and the
    /// dashboard's antiforgery and pages. Sections of the configuration: <c>People</c>, <c>Mail</c>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The host's configuration.</param>
    public static IServiceCollection AddPeopleIdentity(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PeopleOptions>().Bind(configuration.GetSection(PeopleOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PeopleOptions>, PeopleOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        AddAccounts(services);
        AddSessions(services);
        AddAccess(services);
        AddMail(services, configuration);
        services.AddScoped<SignInService>();
        services.AddScoped<SetUpService>();
        services.AddScoped<SignUpService>();
        services.AddScoped<InvitationService>();
        services.AddScoped<PasswordService>();
        services.AddScoped<AddressService>();
        services.AddOptions<OwnerOptions>().Bind(configuration.GetSection(OwnerOptions.Section));
        services.AddHostedService<OwnerSetUp>();
        services.AddSingleton<FirstStart>();
        return services;
    }

    /// <summary>Adds the first gate and authorisation. Goes after routing and authentication, before every endpoint.</summary>
    /// <param name="app">The application.</param>
    public static IApplicationBuilder UsePeopleIdentity(this IApplicationBuilder app)
    {
        app.UseAuthentication();
        var gate = app.ApplicationServices.GetRequiredService<WorkspaceGate>();
        app.Use(next => context => gate.Handle(context, next));
        return app.UseAuthorization();
    }

    /// <summary>Maps what is no page: <c>POST /sign-out</c> and the download of the audit log.</summary>
    /// <param name="routes">The routes.</param>
    public static IEndpointRouteBuilder MapPeopleIdentity(this IEndpointRouteBuilder routes)
    {
        // A page that lost its line asks whether it is still signed in: 204, or 401.
        routes.MapGet("/session", static () => Results.NoContent()).RequireAuthorization(Policies.Person);
        routes.MapPost("/sign-out", SignOutEndpoint.Handle).RequireAuthorization(Policies.Person);
        routes.MapGet($"/settings/{{{WorkspaceGate.RouteValue}}}/audit.{{format}}", (Delegate)AuditDownload.Handle).RequirePermission(Permission.ViewAudit);
        return routes;
    }

    private static void AddAccounts(IServiceCollection services)
    {
        services.AddIdentityCore<AccountUser>(static identity =>
            {
                identity.User.RequireUniqueEmail = true;

                // Any address may be a name; which addresses are good is decided in one place, EmailAddresses.
                identity.User.AllowedUserNameCharacters = string.Empty;

                // PasswordRules says what is asked of passwords.
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Password.RequiredLength = 1;
                identity.Password.RequiredUniqueChars = 1;
            })
            .AddUserStore<AccountUserStore>()
            .AddPasswordValidator<PasswordRules>()
            .AddTokenProvider<AuthenticatorCodes>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddOptions<PasswordHasherOptions>()
            .Configure<IOptions<PeopleOptions>>(static (hasher, people) => hasher.IterationCount = people.Value.PasswordIterations);
        services.AddSingleton<IPasswordHasher<AccountUser>, PasswordHasher<AccountUser>>();
        services.AddSingleton<PasswordWork>();
        services.AddSingleton<SignInChallenges>();
    }

    private static void AddSessions(IServiceCollection services)
    {
        services.AddAuthentication(AnyScheme)
            .AddPolicyScheme(AnyScheme, null, static scheme => scheme.ForwardDefaultSelector = Choose)
            .AddCookie(Identities.SessionScheme, SessionCookie.Configure)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(Identities.ApiKeyScheme, null);

        services.AddSingleton<IClaimsTransformation, PersonNames>();
        services.AddSingleton<RevocationFollower>();
        services.AddSingleton<ISessionRevocations>(static provider => provider.GetRequiredService<RevocationFollower>());
        services.AddHostedService(static provider => provider.GetRequiredService<RevocationFollower>());
        services.AddSingleton<SessionChecks>();
        services.AddSingleton<KeyChecks>();
        services.AddSingleton<WorkspaceAccess>();
        services.AddSingleton<LiveConnections>();
        services.AddSingleton<WorkspaceGate>();
        services.AddScoped<AuthenticationStateProvider, SessionStateProvider>();
        services.AddScoped<WorkspaceCalls>();
        services.AddScoped<CircuitGuard>();
        services.AddScoped<CircuitHandler>(static scope => scope.GetRequiredService<CircuitGuard>());
    }

    private static void AddAccess(IServiceCollection services)
    {
        services.AddAuthorization(Policies.Configure);
        services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, HiddenRefusals>();
    }

    private static void AddMail(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MailOptions>().Bind(configuration.GetSection(MailOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsValidator>();
        services.AddSingleton<PeopleMails>();
        services.TryAddSingleton<IMailTransport>(static provider =>
            provider.GetRequiredService<IOptions<MailOptions>>().Value.Host.Length > 0
                ? ActivatorUtilities.CreateInstance<SmtpTransport>(provider)
                : provider.GetRequiredService<IHostEnvironment>().IsDevelopment()
                    ? ActivatorUtilities.CreateInstance<LogTransport>(provider)
                    : new NoTransport());
        services.AddSingleton<MailQueue>();
        services.TryAddSingleton<IMailSender>(static provider => provider.GetRequiredService<MailQueue>());
        services.AddHostedService(static provider => provider.GetRequiredService<MailQueue>());
    }

    // Keys are for the API: nobody opens pages with one, and a session never counts where a key was shown.
    private static string Choose(HttpContext context) =>
        context.Request.Path.StartsWithSegments(SessionCookie.ApiPath, StringComparison.OrdinalIgnoreCase) && ApiKeyHandler.ShowsKey(context.Request)
            ? Identities.ApiKeyScheme
            : Identities.SessionScheme;
}
