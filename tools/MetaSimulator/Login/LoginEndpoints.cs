using System.Text.Json.Nodes;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Graph;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.MetaSimulator.Login;

/// <summary>Logging in with Facebook: dialog, code exchange, long-lived tokens, the person's Pages, debug_token, Embedded Signup.</summary>
internal sealed class LoginEndpoints(SimulatedMeta meta)
{
    private const int LongLivedSeconds = 5_183_944;

    private readonly InstagramLogin _instagram = new(meta);

    private LoginDesk Desk => meta.Login;

    /// <summary>Whether the call needs no token of its own.</summary>
    public static bool IsOpen(GraphCall call) => (call.Node, call.Edge) switch
    {
        ("dialog", "oauth") or ("oauth", "authorize") or ("oauth", "access_token") => true,
        ("access_token" or "refresh_access_token" or "debug_token", "") => true,
        (_, "subscriptions") => true,
        _ => false,
    };

    public Task Handle(GraphCall call) => (call.Node, call.Edge) switch
    {
        ("dialog", _) => Dialog(call),
        ("oauth", "authorize") => _instagram.Authorize(call),
        ("oauth", _) when call.Value("client_id") == meta.Options.InstagramAppId => _instagram.Exchange(call),
        ("oauth", _) => Exchange(call),
        ("debug_token", _) => DebugToken(call),
        (_, "subscriptions") => Subscriptions(call),
        ("access_token", _) => _instagram.LongLived(call),
        _ => _instagram.Refresh(call),
    };

    /// <summary>Calls with a person's token: who it is, and the Pages with their tokens.</summary>
    public async Task<bool> TryHandle(GraphCall call)
    {
        if (call.Token.Kind != TokenKind.User || call.Node != "me" || !call.IsGet || call.Edge is not ("" or "accounts"))
        {
            return false;
        }

        var answer = call.Edge.Length == 0
            ? new JsonObject { ["id"] = call.Token.PersonId, ["name"] = Desk.PersonName }
            : new JsonObject { ["data"] = new JsonArray([.. call.Token.Assets.OfType<Page>().Select(Account)]), ["paging"] = new JsonObject() };
        await Replies.Json(call.Http, answer);
        return true;
    }

    private static JsonNode Account(Page page)
    {
        var account = new JsonObject
        {
            ["id"] = page.Id,
            ["name"] = page.Name,
            ["access_token"] = page.Token.Value,
            ["category"] = "Shopping & retail",
            ["tasks"] = new JsonArray("MESSAGING", "MODERATE", "MANAGE"),
        };
        if (page.Instagram is { } linked)
        {
            account["instagram_business_account"] = new JsonObject { ["id"] = linked.UserId };
        }

        return account;
    }

    private async Task Dialog(GraphCall call)
    {
        var redirect = call.Value("redirect_uri");
        if (!Uri.TryCreate(redirect, UriKind.Absolute, out _))
        {
            await Replies.Error(call.Http, new(400, 191, "redirect_uri isn't an absolute URI. Check RFC 3986."), null);
            return;
        }

        if (call.Value("client_id") != meta.Options.AppId)
        {
            await Replies.Error(call.Http, new(400, 101, "Invalid Client ID"), null);
            return;
        }

        var isSignup = call.Value("override_default_response_type") == "true" || call.Value("extras") is not null;
        IReadOnlyList<Asset> assets = [.. meta.Assets.Where(asset => isSignup ? asset is WhatsAppNumber : asset is Page or InstagramAccount { IsInstagramLogin: false }).OrderBy(asset => asset.Id, StringComparer.Ordinal)];
        var scopes = LoginScopes.Read(call.Value("scope"), isSignup ? LoginScopes.WhatsApp : LoginScopes.Pages);
        var refusal = Desk.NextAnswer;
        if (refusal is null && Desk.AsksThePerson)
        {
            // A Page brings its Instagram account along.
            IReadOnlyList<Asset> shown = [.. assets.Where(asset => asset is not InstagramAccount)];
            if (!call.IsPost)
            {
                await LoginPage.Write(call.Http, isSignup ? "Facebook to set up WhatsApp" : "Facebook", Desk.PersonName, shown, scopes, single: false);
                return;
            }

            if (LoginPage.Read(call, shown, scopes) is { } decided)
            {
                scopes = decided.Scopes;
                assets = [.. decided.Assets, .. decided.Assets.OfType<Page>().Select(page => page.Instagram).OfType<Asset>()];
            }
            else
            {
                refusal = "access_denied";
            }
        }

        var query = refusal is not null
            ? QueryString.Create("error", refusal).Add("error_reason", "user_denied").Add("error_description", "Permissions error").Add("error_code", "200")
            : QueryString.Create("code", isSignup
                ? Desk.Issue(LoginCodeKind.EmbeddedSignup, redirect, TimeSpan.FromSeconds(30), assets, scopes)
                : Desk.Issue(LoginCodeKind.Facebook, redirect, TimeSpan.FromMinutes(10), assets, scopes));
        Desk.NextAnswer = null;
        Redirect(call, redirect!, query);
    }

    internal static void Redirect(GraphCall call, string redirect, QueryString query, string fragment = "")
    {
        if (call.Value("state") is { } state)
        {
            query = query.Add("state", state);
        }

        var text = query.ToString();
        call.Http.Response.Redirect(redirect + (redirect.Contains('?', StringComparison.Ordinal) ? "&" + text[1..] : text) + fragment);
    }

    private async Task Exchange(GraphCall call)
    {
        if (call.Value("client_id") != meta.Options.AppId || call.Value("client_secret") != meta.Options.AppSecret)
        {
            await Replies.Error(call.Http, new(400, 1, "Error validating client secret."), null);
            return;
        }

        if (call.Value("grant_type") == "fb_exchange_token")
        {
            var old = meta.Tokens.Find(call.Value("fb_exchange_token"));
            if (old is not { Kind: TokenKind.User } || Authenticator.Refusal(meta.Tokens.StateOf(old)) is not null)
            {
                await Replies.Error(call.Http, GraphErrors.Find(190, 463), null);
                return;
            }

            await Give(call, Desk.IssueToken(TokenKind.User, TimeSpan.FromSeconds(LongLivedSeconds), old.Assets, old.PersonId!, [.. old.Scopes]), LongLivedSeconds);
            return;
        }

        if (Desk.Redeem(call.Value("code")) is not { } code || code.Kind == LoginCodeKind.Instagram)
        {
            await Replies.Error(call.Http, new(400, 100, "This authorization code has been used.") { Subcode = 36009 }, null);
        }
        else if (code is { Kind: LoginCodeKind.EmbeddedSignup, RedirectUri: null })
        {
            // From the popup, whose page has no address to come back to.
            await Give(call, Desk.IssueToken(TokenKind.Business, null, code.Assets, code.PersonId, [.. code.Scopes]), null);
        }
        else if (code.RedirectUri != call.Value("redirect_uri"))
        {
            var error = new GraphError(400, 100, "Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request") { Subcode = 36008 };
            await Replies.Error(call.Http, error, null);
        }
        else if (code.Kind == LoginCodeKind.EmbeddedSignup)
        {
            await Give(call, Desk.IssueToken(TokenKind.Business, null, code.Assets, code.PersonId, [.. code.Scopes]), null);
        }
        else
        {
            await Give(call, Desk.IssueToken(TokenKind.User, TimeSpan.FromHours(2), code.Assets, code.PersonId, [.. code.Scopes]), 7200);
        }
    }

    private static Task Give(GraphCall call, AccessToken token, int? seconds)
    {
        var answer = new JsonObject { ["access_token"] = token.Value, ["token_type"] = "bearer" };
        if (seconds is not null)
        {
            answer["expires_in"] = seconds;
        }

        return Replies.Json(call.Http, answer);
    }

    private Task DebugToken(GraphCall call)
    {
        if (!IsApp(call))
        {
            return Replies.Error(call.Http, GraphErrors.Find(190), null);
        }

        var token = meta.Tokens.Find(call.Value("input_token"));
        if (token is null)
        {
            return Replies.Json(call.Http, new JsonObject
            {
                ["data"] = new JsonObject
                {
                    ["error"] = new JsonObject { ["code"] = 190, ["message"] = "Invalid OAuth access token - Cannot parse access token" },
                    ["is_valid"] = false,
                    ["scopes"] = new JsonArray(),
                },
            });
        }

        var data = new JsonObject
        {
            ["app_id"] = meta.Options.AppId,
            ["type"] = token.Kind == TokenKind.User ? "USER" : token.Assets.OfType<Page>().Any() ? "PAGE" : "SYSTEM_USER",
            ["application"] = "App",
            ["data_access_expires_at"] = token.IssuedAt.AddDays(90).ToUnixTimeSeconds(),
            ["expires_at"] = token.ExpiresAt?.ToUnixTimeSeconds() ?? 0,
            ["issued_at"] = token.IssuedAt.ToUnixTimeSeconds(),
            ["is_valid"] = meta.Tokens.StateOf(token) == TokenState.Valid,
            ["scopes"] = new JsonArray([.. Scopes(token).Select(scope => (JsonNode)scope)]),
            ["granular_scopes"] = new JsonArray([.. Scopes(token).Select(scope => (JsonNode)new JsonObject
            {
                ["scope"] = scope,
                ["target_ids"] = new JsonArray([.. Targets(token, scope).Select(id => (JsonNode)id)]),
            })]),
            ["user_id"] = token.PersonId,
        };
        return Replies.Json(call.Http, new JsonObject { ["data"] = data });
    }

    private bool IsApp(GraphCall call)
    {
        var header = call.Http.Request.Headers.Authorization.ToString();
        return (call.Value("access_token") ?? (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..] : null))
            == meta.Options.AppId + "|" + meta.Options.AppSecret;
    }

    /// <summary>A token that was added rather than given out by a login may do everything its assets need.</summary>
    private static IReadOnlyList<string> Scopes(AccessToken token) =>
        !token.Scopes.IsEmpty || token.PersonId is not null ? token.Scopes
        : [.. token.Assets.OfType<WhatsAppNumber>().Any() ? LoginScopes.WhatsApp : [], .. token.Assets.OfType<Page>().Any() ? LoginScopes.Pages : []];

    /// <summary><c>GET /{app-id}/subscriptions</c>: where the app's webhooks go.</summary>
    private Task Subscriptions(GraphCall call)
    {
        if (!IsApp(call) || call.Node != meta.Options.AppId)
        {
            return Replies.Error(call.Http, GraphErrors.Find(190), null);
        }

        var products = meta.Webhooks.Callback is not { } callback ? [] : new[] { "whatsapp_business_account", "page", "instagram" }.Select(product => (JsonNode)new JsonObject
        {
            ["object"] = product,
            ["callback_url"] = callback.ToString(),
            ["active"] = true,
            ["fields"] = new JsonArray(new JsonObject { ["name"] = "messages", ["version"] = "v25.0" }),
        }).ToArray();
        return Replies.Json(call.Http, new JsonObject { ["data"] = new JsonArray(products) });
    }

    private static IEnumerable<string> Targets(AccessToken token, string scope) =>
        scope.StartsWith("whatsapp", StringComparison.Ordinal) ? token.Assets.OfType<WhatsAppNumber>().Select(number => number.WabaId).Distinct()
        : scope.StartsWith("instagram", StringComparison.Ordinal) ? token.Assets.OfType<InstagramAccount>().Select(account => account.UserId)
        : token.Assets.OfType<Page>().Select(page => page.Id);
}
