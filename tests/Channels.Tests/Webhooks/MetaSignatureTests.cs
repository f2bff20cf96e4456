using System.Security.Cryptography;
using System.Text;
using Chatbotics.Channels.Meta;
using Chatbotics.Channels.Meta.Webhooks;
using Microsoft.Extensions.Primitives;

namespace Chatbotics.Channels.Tests.Webhooks;

public sealed class MetaSignatureTests
{
    private static readonly MetaOptions Options = new() { AppSecret = "app-secret", InstagramAppSecret = "instagram-secret" };

    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"object":"page","entry":[]}""");

    private static readonly byte[] InstagramBody = Encoding.UTF8.GetBytes("""{"object":"instagram","entry":[]}""");

    [Fact]
    public void A_body_signed_with_the_app_secret_verifies() =>
        Assert.True(MetaSignature.Verify(Options, Sign("app-secret", Body), Body));

    [Fact]
    public void Abuse01_a_missing_short_uppercase_or_repeated_header_is_refused()
    {
        var good = Sign("app-secret", Body);
        var hex = good["sha256=".Length..];
        StringValues[] headers =
        [
            StringValues.Empty,
            "",
            hex,
            "sha256=",
            good[..^1],
            good + "0",
            good + " ",
            " " + good,
            "SHA256=" + hex,
            "sha256=" + hex.ToUpperInvariant(),
            "sha256=" + new string('g', 64),
            "sha256=" + new string('\u0660', 64),
            $"{good},{good}",
            new([good, good]),
            new([good, "sha256=" + new string('0', 64)]),
            new((string?)null),
        ];
        Assert.All(headers, header => Assert.False(MetaSignature.Verify(Options, header, Body)));
    }

    [Fact]
    public void Abuse02_a_SHA1_signature_is_refused()
    {
#pragma warning disable CA5350 // The weak digest is what is to be refused.
        var digest = Convert.ToHexStringLower(HMACSHA1.HashData(Encoding.UTF8.GetBytes("app-secret"), Body));
#pragma warning restore CA5350
        Assert.False(MetaSignature.Verify(Options, "sha1=" + digest, Body));
    }

    [Fact]
    public void Abuse03_every_single_changed_byte_is_seen()
    {
        var header = Sign("app-secret", Body);
        for (var at = 0; at < Body.Length; at++)
        {
            var changed = Body.ToArray();
            changed[at] ^= 1;
            Assert.False(MetaSignature.Verify(Options, header, changed));
        }
    }

    [Theory]
    [InlineData("مرحبا 😀")]
    [InlineData("\\u0645\\u0631 \\ud83d\\ude00 https:\\/\\/x.test")]
    public void Abuse03_emoji_and_Arabic_verify_as_they_were_sent(string text)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"object":"page","entry":[{"id":"1","x":"{{text}}"}]}""");
        Assert.True(MetaSignature.Verify(Options, Sign("app-secret", body), body));
    }

    [Fact]
    public void Abuse04_another_apps_secret_is_refused() =>
        Assert.False(MetaSignature.Verify(Options, Sign("another-app", Body), Body));

    [Fact]
    public void The_Instagram_secret_vouches_for_Instagram_only()
    {
        Assert.True(MetaSignature.Verify(Options, Sign("instagram-secret", InstagramBody), InstagramBody));
        Assert.False(MetaSignature.Verify(Options, Sign("instagram-secret", Body), Body));
    }

    [Fact]
    public void Without_a_secret_nothing_verifies()
    {
        Assert.False(MetaSignature.Verify(new(), Sign("", Body), Body));
        Assert.False(MetaSignature.Verify(new() { AppSecret = "" }, Sign("", Body), Body));
    }

    private static string Sign(string secret, byte[] body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
}
