using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Web;
using Chatbotics.MetaSimulator.Webhooks;

namespace Chatbotics.MetaSimulator.Tests;

public sealed class LoginTests
{
    private const string App = "client_id=1517776481860111";
    private const string Redirect = "redirect_uri=https%3A%2F%2Fexample.test%2Fback";

    [Fact]
    public async Task Facebook_login_ends_with_the_pages_tokens()
    {
        await using var world = await World.Start();
        var code = await Login(world, $"/v24.0/dialog/oauth?{App}&{Redirect}&state=s1&response_type=code", "s1");
        var exchange = $"/v24.0/oauth/access_token?{App}&client_secret={World.AppSecret}&{Redirect}&code={code}";
        var first = await Json(world, exchange);
        Assert.Equal(400, (await world.Client.GetAsync(exchange)).StatusCode.GetHashCode());
        var longLived = await Json(world, $"/oauth/access_token?{App}&client_secret={World.AppSecret}&grant_type=fb_exchange_token&fb_exchange_token={first["access_token"]}");
        Assert.Equal(5183944, (int)longLived["expires_in"]!);

        var page = Assert.Single((await world.Get("/v24.0/me/accounts?fields=id,name,access_token,instagram_business_account", (string)longLived["access_token"]!)).Body["data"]!.AsArray())!;
        Assert.Equal((world.Page.Id, "page-token", world.LinkedInstagram.UserId), ((string?)page["id"], (string?)page["access_token"], (string?)page["instagram_business_account"]!["id"]));

        var debug = (await Json(world, $"/debug_token?input_token={longLived["access_token"]}&access_token=1517776481860111%7C{World.AppSecret}"))["data"]!;
        Assert.Equal((true, world.Meta.Login.PersonId), ((bool)debug["is_valid"]!, (string?)debug["user_id"]));
    }

    [Fact]
    public async Task A_refused_login_comes_back_with_the_reason_and_the_state()
    {
        await using var world = await World.Start();
        world.Meta.Login.NextAnswer = "access_denied";
        var query = await Follow(world, $"/dialog/oauth?{App}&{Redirect}&state=s2");
        Assert.Equal(("access_denied", "s2", null), (query["error"], query["state"], query["code"]));
    }

    [FixtureFact]
    public async Task Login_errors_have_the_recorded_shapes()
    {
        await using var world = await World.Start();
        var relative = await Json(world, $"/dialog/oauth?{App}&redirect_uri=back", 400);
        Assert.Equal(191, (int)relative["error"]!["code"]!);
        Assert.Equal((string?)Fixtures.Read("api/error-oauth-redirect-uri.json")["error"]!["message"], (string?)relative["error"]!["message"]);
        using var form = Form(("client_id", "1517776481860222"), ("client_secret", World.InstagramSecret), ("grant_type", "authorization_code"), ("redirect_uri", "https://example.test/back"), ("code", "wrong"));
        using var answer = await world.Client.PostAsync("/oauth/access_token", form);
        var flat = await answer.Content.ReadFromJsonAsync<JsonNode>();
        Assert.True(JsonNode.DeepEquals(Fixtures.Read("api/error-instagram-oauth-flat.json"), flat), flat!.ToString());
    }

    [Fact]
    public async Task Instagram_login_gives_an_hour_then_sixty_days_then_refreshes()
    {
        await using var world = await World.Start();
        var code = await Login(world, $"/oauth/authorize?client_id=1517776481860222&{Redirect}&response_type=code&state=s3", "s3");
        using var form = Form(("client_id", "1517776481860222"), ("client_secret", World.InstagramSecret), ("grant_type", "authorization_code"), ("redirect_uri", "https://example.test/back"), ("code", code));
        using var answer = await world.Client.PostAsync("/oauth/access_token", form);
        var given = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["data"]![0]!;
        Assert.Equal(world.LoginInstagram.Id, (string?)given["user_id"]);
        var longLived = await Json(world, $"/access_token?grant_type=ig_exchange_token&client_secret={World.InstagramSecret}&access_token={given["access_token"]}");
        var token = (string)longLived["access_token"]!;
        Assert.Equal("fennick.studio", (string?)(await world.Get("/v24.0/me?fields=user_id,username", token)).Body["username"]);

        await Json(world, $"/refresh_access_token?grant_type=ig_refresh_token&access_token={token}", 400);
        world.Meta.Clock.Offset = TimeSpan.FromDays(2);
        Assert.NotNull((await Json(world, $"/refresh_access_token?grant_type=ig_refresh_token&access_token={token}"))["access_token"]);
        world.Meta.Clock.Offset = TimeSpan.FromDays(61);
        await Json(world, $"/refresh_access_token?grant_type=ig_refresh_token&access_token={token}", 401);
    }

    [Fact]
    public async Task An_embedded_signup_code_lives_thirty_seconds()
    {
        await using var world = await World.Start();
        string Exchange(string code) => $"/oauth/access_token?{App}&client_secret={World.AppSecret}&code={code}";
        var token = (string)(await Json(world, Exchange(world.Meta.Login.EmbeddedSignupCode(world.Number.WabaId))))["access_token"]!;
        Assert.Equal(200, (await world.Get($"/v24.0/{world.Number.Id}", token)).Status);
        Assert.Equal(200, (await world.Post($"/{world.Number.WabaId}/subscribed_apps", token, "{}")).Status);
        Assert.Equal(200, (await world.Post($"/{world.Number.Id}/register", token, """{"messaging_product":"whatsapp","pin":"123456"}""")).Status);
        Assert.Equal(400, (await world.Post($"/{world.Number.Id}/register", token, """{"messaging_product":"whatsapp","pin":"12"}""")).Status);

        var late = world.Meta.Login.EmbeddedSignupCode(world.Number.WabaId);
        world.Meta.Clock.Offset = TimeSpan.FromSeconds(31);
        await Json(world, Exchange(late), 400);
    }

    [Fact]
    public void A_signed_request_is_signed_over_its_encoded_payload()
    {
        var parts = SignedRequest.Create("secret", "42", DateTimeOffset.UnixEpoch).Split('.');
        var expected = System.Security.Cryptography.HMACSHA256.HashData("secret"u8, System.Text.Encoding.ASCII.GetBytes(parts[1]));
        Assert.Equal(Convert.ToBase64String(expected).TrimEnd('=').Replace('+', '-').Replace('/', '_'), parts[0]);
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private static async Task<string> Login(World world, string path, string state)
    {
        var query = await Follow(world, path);
        Assert.Equal(state, query["state"]);
        return query["code"]!;
    }

    private static async Task<System.Collections.Specialized.NameValueCollection> Follow(World world, string path)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = world.Client.BaseAddress };
        using var answer = await client.GetAsync(path);
        Assert.Equal(302, (int)answer.StatusCode);
        return HttpUtility.ParseQueryString(answer.Headers.Location!.Query);
    }

    private static async Task<JsonNode> Json(World world, string path, int status = 200)
    {
        using var answer = await world.Client.GetAsync(path);
        Assert.Equal(status, (int)answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }
}
