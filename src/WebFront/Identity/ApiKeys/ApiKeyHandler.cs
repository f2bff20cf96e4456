using System.Text.Encodings.Web;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.ApiKeys;
using Chatbotics.WebFront.Identity.Access;
using Chatbotics.WebFront.Identity.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Chatbotics.WebFront.Identity.ApiKeys;

/// <summary>
/// Lets programs in by <c>Authorization: Bearer cbk_…</c>. Wrong keys are slowed down by network; a key whose member was
/// removed is as dead as a revoked one, whatever the list of keys still says.
/// </summary>
/// <param name="options">The scheme's options.</param>
/// <param name="loggers">For the base class.</param>
/// <param name="encoder">For the base class.</param>
/// <param name="keys">Says whether keys are good.</param>
/// <param name="access">What people may do.</param>
/// <param name="grains">The cluster.</param>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    KeyChecks keys,
    WorkspaceAccess access,
    IGrainFactory grains) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    private const string Bearer = "Bearer ";
    private const int Burst = 30;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>Whether a request shows a key.</summary>
    /// <param name="request">The request.</param>
    public static bool ShowsKey(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith(Bearer + ApiKeyToken.Prefix, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization is not [{ } header] || !header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        if (ApiKeyToken.TryParse(header[Bearer.Length..].Trim(), out var token)
            && await keys.Check(token) is { } key
            && await access.Get(token.Tenant, key.OwnerId) is not null)
        {
            return AuthenticateResult.Success(new AuthenticationTicket(Identities.Program(token.Tenant, key), Scheme.Name));
        }

        using var engine = Caller.Use(Caller.Engine);
        var wait = await grains.GetGrain<ITryThrottleGrain>("api-key:" + RequestOrigin.Network(RequestOrigin.Address(Context))).Take(Burst, Interval);
        if (wait > TimeSpan.Zero)
        {
            Context.Items[typeof(ApiKeyHandler)] = wait;
        }

        return AuthenticateResult.Fail("This API key is not good.");
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var isThrottled = Context.Items[typeof(ApiKeyHandler)] is TimeSpan;
        Response.StatusCode = isThrottled ? StatusCodes.Status429TooManyRequests : StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        if (Context.Items[typeof(ApiKeyHandler)] is TimeSpan wait)
        {
            Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return Response.WriteAsJsonAsync(
            new ProblemDetails
            {
                Status = Response.StatusCode,
                Title = Sentences.Say(isThrottled ? "Too many wrong keys" : "Not signed in", LanguageChoice.Of(Context)),
                Detail = Sentences.Say(isThrottled
                    ? "Too many wrong API keys came from your network. Wait, then try again with a good one."
                    : "Send a good API key: Authorization: Bearer cbk_… Keys are made in the workspace's settings.", LanguageChoice.Of(Context)),
                Extensions = { ["code"] = isThrottled ? "too_many_tries" : "not_signed_in" },
            },
            options: null,
            contentType: "application/problem+json");
    }
}
