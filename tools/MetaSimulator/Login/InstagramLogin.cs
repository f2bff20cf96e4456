using System.Text.Json.Nodes;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Graph;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.MetaSimulator.Login;

/// <summary>Logging in with Instagram: www.instagram.com/oauth/authorize, api.instagram.com and graph.instagram.com in one place.</summary>
internal sealed class InstagramLogin(SimulatedMeta meta)
{
    private static readonly TimeSpan s_longLived = TimeSpan.FromDays(60);

    /// <summary>The login page: shown, or agreed to at once. The address ends with <c>#_</c>, as Instagram's do.</summary>
    public async Task Authorize(GraphCall call)
    {
        var redirect = call.Value("redirect_uri");
        if (!Uri.TryCreate(redirect, UriKind.Absolute, out _) || call.Value("client_id") != meta.Options.InstagramAppId)
        {
            await Flat(call, "Invalid platform app");
            return;
        }

        IReadOnlyList<Asset> accounts = [.. meta.Assets.OfType<InstagramAccount>().Where(account => account.IsInstagramLogin).OrderBy(account => account.Id, StringComparer.Ordinal)];
        var scopes = LoginScopes.Read(call.Value("scope"), LoginScopes.Instagram);
        var refusal = meta.Login.NextAnswer;
        if (refusal is null && meta.Login.AsksThePerson && !call.IsPost)
        {
            await LoginPage.Write(call.Http, "Instagram", meta.Login.PersonName, accounts, scopes, single: true);
            return;
        }

        meta.Login.NextAnswer = null;
        if (meta.Login.AsksThePerson && refusal is null)
        {
            var decided = LoginPage.Read(call, accounts, scopes);
            (accounts, scopes) = decided ?? ([], scopes);
        }

        accounts = [.. accounts.Take(1)];
        refusal ??= accounts.Count == 0 ? "access_denied" : null;
        var query = refusal is not null
            ? QueryString.Create("error", refusal).Add("error_reason", "user_denied").Add("error_description", "The user denied your request")
            : QueryString.Create("code", meta.Login.Issue(LoginCodeKind.Instagram, redirect, TimeSpan.FromHours(1), accounts, scopes));
        LoginEndpoints.Redirect(call, redirect!, query, "#_");
    }

    /// <summary><c>POST api.instagram.com/oauth/access_token</c>: a token for an hour.</summary>
    public async Task Exchange(GraphCall call)
    {
        if (call.Value("client_secret") != meta.Options.InstagramAppSecret || call.Value("grant_type") != "authorization_code")
        {
            await Flat(call, "Invalid client secret");
            return;
        }

        if (meta.Login.Redeem(call.Value("code")) is not { Kind: LoginCodeKind.Instagram } code || code.RedirectUri != call.Value("redirect_uri"))
        {
            await Flat(call, "Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request");
            return;
        }

        var token = meta.Login.IssueToken(TokenKind.InstagramUser, TimeSpan.FromHours(1), code.Assets, code.PersonId, [.. code.Scopes]);
        var answer = new JsonObject { ["access_token"] = token.Value, ["user_id"] = code.Assets[0].Id };
        answer["permissions"] = meta.Login.FlatInstagramTokens ? new JsonArray([.. code.Scopes.Select(scope => (JsonNode)scope)]) : string.Join(',', code.Scopes);
        await Replies.Json(call.Http, meta.Login.FlatInstagramTokens ? answer : new JsonObject { ["data"] = new JsonArray(answer) });
    }

    /// <summary><c>GET graph.instagram.com/access_token</c>: the same for 60 days.</summary>
    public Task LongLived(GraphCall call) =>
        call.Value("grant_type") == "ig_exchange_token" && call.Value("client_secret") == meta.Options.InstagramAppSecret
            ? Renew(call, TimeSpan.Zero)
            : Replies.Error(call.Http, new(400, 101, "Invalid platform app") { Type = "IGApiException" }, null);

    /// <summary><c>GET graph.instagram.com/refresh_access_token</c>: only for tokens at least a day old and not expired.</summary>
    public Task Refresh(GraphCall call) => call.Value("grant_type") == "ig_refresh_token"
        ? Renew(call, TimeSpan.FromHours(24))
        : Replies.Error(call.Http, new(400, 100, "Unsupported grant_type") { Type = "IGApiException" }, null);

    private async Task Renew(GraphCall call, TimeSpan minimumAge)
    {
        var old = meta.Tokens.Find(call.Value("access_token"));
        if (old is not { Kind: TokenKind.InstagramUser } || Authenticator.Refusal(meta.Tokens.StateOf(old)) is { })
        {
            await Replies.Error(call.Http, GraphErrors.Find(190, 463) with { Type = "IGApiException" }, null);
            return;
        }

        if (meta.Clock.GetUtcNow() - old.IssuedAt < minimumAge)
        {
            await Replies.Error(call.Http, new(400, 100, "The access token must be at least 24 hours old to be refreshed.") { Type = "IGApiException" }, null);
            return;
        }

        var token = meta.Login.IssueToken(TokenKind.InstagramUser, s_longLived, old.Assets, old.PersonId ?? "", [.. old.Scopes]);
        await Replies.Json(call.Http, new JsonObject
        {
            ["access_token"] = token.Value,
            ["token_type"] = "bearer",
            ["expires_in"] = (long)s_longLived.TotalSeconds,
            ["permissions"] = string.Join(',', old.Scopes),
        });
    }

    private static Task Flat(GraphCall call, string message) => Replies.Json(
        call.Http,
        new JsonObject { ["error_type"] = "OAuthException", ["code"] = 400, ["error_message"] = message },
        400);
}
