using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Chatbotics.Channels.Meta.Signatures;

namespace Chatbotics.Channels.Tests.Webhooks;

public sealed class SignedRequestTests
{
    private const string Secret = "app-secret";

    [Fact]
    public void A_signed_payload_gives_the_user_and_the_times()
    {
        var request = SignedRequest.Read(Sign("""{"algorithm":"HMAC-SHA256","expires":1291840400,"issued_at":1291836800,"user_id":218471}"""), Secret);
        Assert.Equal(
            new SignedRequest("218471", DateTimeOffset.FromUnixTimeSeconds(1291836800), DateTimeOffset.FromUnixTimeSeconds(1291840400)),
            request);
    }

    [Theory]
    [InlineData("""{"algorithm":"none","user_id":"1"}""")]
    [InlineData("""{"algorithm":"HS1","user_id":"1"}""")]
    [InlineData("""{"algorithm":"hmac-sha256","user_id":"1"}""")]
    [InlineData("""{"algorithm":["HMAC-SHA256"],"user_id":"1"}""")]
    [InlineData("""{"algorithm":null,"user_id":"1"}""")]
    [InlineData("""{"user_id":"1"}""")]
    [InlineData("""["HMAC-SHA256"]""")]
    [InlineData("""{"algorithm":"HMAC-SHA256"}""")]
    [InlineData("""{"algorithm":"HMAC-SHA256","user_id":["1"]}""")]
    [InlineData("""{"algorithm":"HMAC-SHA256","user_id":""}""")]
    public void Abuse07_another_algorithm_or_no_user_is_refused(string payload) =>
        Assert.Null(SignedRequest.Read(Sign(payload), Secret));

    [Theory]
    [InlineData("""{"algorithm":"HMAC-SHA256","user_id":"1","user_id":"2"}""")]
    [InlineData("""{"algorithm":"none","algorithm":"HMAC-SHA256","user_id":"1"}""")]
    [InlineData("""{"algorithm":"HMAC-SHA256","user_id":"1","\u0075ser_id":"2"}""")]
    public void Abuse08_duplicate_keys_are_refused(string payload) =>
        Assert.Null(SignedRequest.Read(Sign(payload), Secret));

    [Fact]
    public void Abuse08_more_dots_or_bad_base64url_are_refused()
    {
        var good = Sign("""{"algorithm":"HMAC-SHA256","user_id":"1"}""");
        string?[] bad =
        [
            null,
            "",
            ".",
            "..",
            good + ".",
            "." + good,
            good.Replace(".", "..", StringComparison.Ordinal),
            good.Replace(".", "", StringComparison.Ordinal),
            good + "=",
            good + " ",
            "=" + good,
            good.Replace(".", "=.", StringComparison.Ordinal) + "==",
            SignEncoded("!!!!"),
            SignEncoded("a+b/"),
            SignEncoded(""),
            SignEncoded(new string('A', 20_000)),
        ];
        Assert.NotNull(SignedRequest.Read(good, Secret));
        Assert.All(bad, text => Assert.Null(SignedRequest.Read(text, Secret)));
    }

    [Fact]
    public void Another_secret_or_none_is_refused()
    {
        var good = Sign("""{"algorithm":"HMAC-SHA256","user_id":"1"}""");
        Assert.Null(SignedRequest.Read(good, "another-secret"));
        Assert.Null(SignedRequest.Read(good, ""));
        Assert.Null(SignedRequest.Read(good, null));
    }

    private static string Sign(string payload) => SignEncoded(Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload)));

    private static string SignEncoded(string payload) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(payload))) + "." + payload;
}
