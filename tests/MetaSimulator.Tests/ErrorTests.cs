using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Faults;
using Chatbotics.MetaSimulator.Graph;

namespace Chatbotics.MetaSimulator.Tests;

/// <summary>Errors look like recorded ones, and come with the status Meta's table gives.</summary>
public sealed class ErrorTests
{
    [FixtureFact]
    public async Task Every_error_on_demand_has_the_recorded_shape()
    {
        (string File, int Code, int? Subcode, string? Language)[] rows =
        [
            ("error-app-rate-limit", 4, null, null),
            ("error-instagram-outside-window", 10, 2534022, "pt"),
            ("error-instagram-user-not-found", 100, 2534014, "pt"),
            ("error-messenger-attachment-upload", 100, 2018047, null),
            ("error-messenger-outside-window", 10, 2018278, null),
            ("error-messenger-outside-window-localised", 10, 2018278, "zh"),
            ("error-messenger-window-legacy", 10, 2018065, null),
            ("error-messenger-person-unavailable", 551, 1545041, null),
            ("error-messenger-person-unavailable-code-200", 200, 1545041, "zh"),
            ("error-permission", 200, null, null),
            ("error-token-deauthorised", 190, 458, null),
            ("error-token-invalidated", 190, 460, null),
            ("error-token-expired", 190, 463, null),
            ("error-whatsapp-token-cannot-parse", 190, null, null),
            ("error-whatsapp-throughput", 130429, null, null),
        ];
        await using var world = await World.Start();
        foreach (var (file, code, subcode, language) in rows)
        {
            world.Meta.Faults.Add((Fault.Answer(code, subcode) with { Language = language }).Next(1));
            var answer = (await world.SendWhatsApp("4915", "x")).Body["error"]!.AsObject();
            var recorded = Fixtures.Read($"api/{file}.json")["error"]!.AsObject();
            Assert.Equal(recorded.Select(m => m.Key).Append("fbtrace_id").Distinct().Order(), answer.Select(m => m.Key).Order());
            foreach (var member in recorded.Where(m => m.Key is "code" or "error_subcode" or "type" or "is_transient"))
            {
                Assert.True(JsonNode.DeepEquals(member.Value, answer[member.Key]), $"{file}: {member.Key} is {answer[member.Key]}");
            }

            if (code != 190)
            {
                Assert.Equal((string?)recorded["message"], (string?)answer["message"]);
            }
        }
    }

    [Fact]
    public void Statuses_follow_the_table_and_codes_are_unique()
    {
        Assert.All(new[] { 4, 80007, 130429, 131048, 131056 }, code => Assert.Equal(400, GraphErrors.Find(code).Status));
        Assert.All(new[] { 3, 131000, 131016, 131045 }, code => Assert.Equal(500, GraphErrors.Find(code).Status));
        Assert.All(new[] { 0, 190 }, code => Assert.Equal(401, GraphErrors.Find(code).Status));
        Assert.All(new[] { 10, 200, 368, 131031 }, code => Assert.Equal(403, GraphErrors.Find(code).Status));
        Assert.Equal(403, GraphErrors.Find(10, 2534022).Status);
        Assert.Equal(GraphErrors.All.Length, GraphErrors.All.Select(error => (error.Code, error.Subcode)).Distinct().Count());
    }

    [Theory]
    [InlineData(TokenState.Expired, 463)]
    [InlineData(TokenState.LoggedOut, 460)]
    [InlineData(TokenState.Deauthorised, 458)]
    public async Task A_revoked_token_answers_190_until_it_is_valid_again(TokenState state, int subcode)
    {
        await using var world = await World.Start();
        await world.Ana.SendText("hello");
        world.Meta.Tokens.Revoke("wa-token", state);
        var (status, answer) = await world.SendWhatsApp("491701234567", "x");
        Assert.Equal((401, 190, subcode), (status, (int)answer["error"]!["code"]!, (int)answer["error"]!["error_subcode"]!));
        world.Number.Token.State = TokenState.Valid;
        Assert.Equal(200, (await world.SendWhatsApp("491701234567", "x")).Status);
    }

    [Fact]
    public async Task Unknown_and_foreign_tokens_get_nowhere()
    {
        await using var world = await World.Start();
        Assert.Equal(190, (int)(await world.Post($"/{world.Number.Id}/messages", "no-such-token", "{}")).Body["error"]!["code"]!);
        var foreign = (await world.Post($"/{world.Number.Id}/messages", "page-token", "{}")).Body["error"]!;
        Assert.Equal((100, 33), ((int)foreign["code"]!, (int)foreign["error_subcode"]!));
        using var bare = await world.Client.PostAsync($"/{world.Number.Id}/messages", null);
        Assert.Equal(401, (int)bare.StatusCode);
    }

    [Fact]
    public async Task A_proof_must_fit_the_token()
    {
        await using var world = await World.Start();
        var right = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(World.AppSecret), "wa-token"u8));
        Assert.Equal(200, (await world.Get($"/v24.0/{world.Number.Id}?appsecret_proof={right}", "wa-token")).Status);
        Assert.Equal(400, (await world.Get($"/v24.0/{world.Number.Id}?appsecret_proof={new string('0', 64)}", "wa-token")).Status);
    }

    [FixtureFact]
    public void The_recorded_proofs_are_ours()
    {
        foreach (var vector in Fixtures.Read("signatures/meta-appsecret-proof.json")["vectors"]!.AsArray())
        {
            var registry = new TokenRegistry((string)vector!["app_secret"]!, TimeProvider.System);
            Assert.Equal((string?)vector["proof"], registry.GetOrAdd((string)vector["access_token"]!, TokenKind.Business).Proof);
        }
    }
}
