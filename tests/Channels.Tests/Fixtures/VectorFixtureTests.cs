using System.Text;
using System.Text.Json;
using Chatbotics.Channels.Meta;
using Chatbotics.Channels.Meta.Signatures;
using Chatbotics.Channels.Meta.Webhooks;
using Chatbotics.TestKit.Fixtures;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Chatbotics.Channels.Tests.Fixtures;

/// <summary>The vectors of signatures, handshakes, proofs and signed requests.</summary>
[Collection(FixtureCollection.Name)]
public sealed class VectorFixtureTests(FixtureTable table)
{
    public static TheoryData<string> SignedRequests =>
        [.. FixtureIndex.Rows.Where(row => row.Kind == "signed_request").Select(row => row.File)];

    [FixtureTheory]
    [InlineData("signatures/meta-x-hub-signature-256.json")]
    public void Signatures_verify_over_the_raw_bytes(string file)
    {
        foreach (var vector in Read(file).GetProperty("vectors").EnumerateArray())
        {
            var options = new MetaOptions { AppSecret = vector.GetProperty("app_secret").GetString() };
            var body = Encoding.UTF8.GetBytes(vector.GetProperty("raw_body").GetString()!);

            // Undecided in the vectors: upper-case hex, which Meta never sends and we refuse.
            var expected = vector.GetProperty("valid") is { ValueKind: JsonValueKind.True };
            Assert.Equal(expected, MetaSignature.Verify(options, vector.GetProperty("header").GetString(), body));
        }

        table.Pass(FixtureIndex.Row(file));
    }

    [FixtureTheory]
    [InlineData("signatures/meta-handshake.json")]
    public void Handshakes_answer_the_challenge(string file)
    {
        foreach (var vector in Read(file).GetProperty("cases").EnumerateArray())
        {
            var options = new MetaOptions { VerifyToken = vector.GetProperty("verify_token").GetString() };
            var query = new QueryCollection(QueryHelpers.ParseQuery(vector.GetProperty("query").GetString()));
            Assert.Equal(vector.GetProperty("body").GetString(), MetaHandshake.Answer(options, query));
        }

        table.Pass(FixtureIndex.Row(file));
    }

    [FixtureTheory]
    [InlineData("signatures/meta-appsecret-proof.json")]
    public void Proofs_are_computed_per_token(string file)
    {
        foreach (var vector in Read(file).GetProperty("vectors").EnumerateArray())
        {
            Assert.Equal(
                vector.GetProperty("proof").GetString(),
                AppSecretProof.Compute(vector.GetProperty("access_token").GetString()!, vector.GetProperty("app_secret").GetString()!));
        }

        table.Pass(FixtureIndex.Row(file));
    }

    [FixtureTheory]
    [MemberData(nameof(SignedRequests))]
    public void Signed_requests_are_told_from_forged_ones(string file)
    {
        var vector = Read(file);
        var request = SignedRequest.Read(vector.GetProperty("signed_request").GetString(), vector.GetProperty("app_secret").GetString());
        Assert.Equal(vector.GetProperty("valid").GetBoolean() ? vector.GetProperty("user_id").GetString() : null, request?.UserId);
        table.Pass(FixtureIndex.Row(file));
    }

    private static JsonElement Read(string file) => JsonDocument.Parse(FixtureFolder.Read(file)).RootElement;
}
