using System.Text.Json.Nodes;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Graph;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.MetaSimulator.Login;

/// <summary>Logging in with Instagram: www.instagram.com/oauth/authorize, api.instagram.com and graph.instagram.com in one place.</summary>
internal sealed class InstagramLogin(SimulatedMeta meta)
{
    private static readonly TimeSpan s_longLived = TimeSpan.FromDays(60);
    private static readonly string[] s_scopes = ["instagram_business_basic", "instagram_business_manage_messages", "instagram_business_manage_comments"];

    /// <summary>The login page: the person agrees at once. The address ends with <c>#_</c>, as Instagram's do.</summary>
    public async Task Authorize(GraphCall call)
    {
        var redirect = call.Value("redirect_uri");
        if (!Uri.TryCreate(redirect, UriKind.Absolute, out _) || call.Value("client_id") != meta.Options.InstagramAppId)
        {
            await Flat(call, "Invalid platform app");
            return;
        }

        var accounts = meta.Assets.OfType<InstagramAccount>().Where(account => account.IsInstagramLogin).Take(1).ToList();
        var refusal = meta.Login.NextAnswer ?? (accounts.Count == 0 ? "access_denied" : null);
        meta.Login.NextAnswer = null;
        var query = refusal is not null
            ? QueryString.Create("error", refusal).Add("error_reason", "user_denied").Add("error_description", "The user denied your request")
            : QueryString.Create("code", meta.Login.Issue(LoginCodeKind.Instagram, redirect, TimeSpan.FromHours(1), accounts));
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

        var token = meta.Login.IssueToken(TokenKind.InstagramUser, TimeSpan.FromHours(1), code.Assets, code.PersonId, s_scopes);
        var answer = new JsonObject { ["access_token"] = token.Value, ["user_id"] = code.Assets[0].Id };
        answer["permissions"] = meta.Login.FlatInstagramTokens ? new JsonArray([.. s_scopes.Select(scope => (JsonNode)scope)]) : string.Join(',', s_scopes);
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

        var token = meta.Login.IssueToken(TokenKind.InstagramUser, s_longLived, old.Assets, old.PersonId ?? "", s_scopes);
        await Replies.Json(call.Http, new JsonObject
        {
            ["access_token"] = token.Value,
            ["token_type"] = "bearer",
            ["expires_in"] = (long)s_longLived.TotalSeconds,
            ["permissions"] = string.Join(',', s_scopes),
        });
    }

    private static Task Flat(GraphCall call, string message) => Replies.Json(
        call.Http,
        new JsonObject { ["error_type"] = "OAuthException", ["code"] = 400, ["error_message"] = message },
        400);
}
