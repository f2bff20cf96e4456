using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Chatbotics.Channels.Http;
using Chatbotics.Channels.WebPush;
using Chatbotics.Grains.Notifications.Ports;
using Chatbotics.TestKit.Fakes;
using Chatbotics.TestKit.Push;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chatbotics.Channels.Tests.WebPush;

public sealed class WebPushTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_sealed_is_what_the_standard_gives_as_its_example()
    {
        // RFC 8291, section 5.
        var own = Base64Url.DecodeFromChars("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8");
        var pair = PushEncryption.Parameters(own);
        pair.D = Base64Url.DecodeFromChars("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw");
        using var sender = ECDiffieHellman.Create(pair);
        var body = PushEncryption.Seal(
            "When I grow up, I want to be a watermelon"u8,
            Base64Url.DecodeFromChars("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
            Base64Url.DecodeFromChars("BTBZMqHH6r4Tts7J_aSIgg"),
            sender,
            Base64Url.DecodeFromChars("DGv6ra1nlYgDCS1FRnbzlw"));
        Assert.Equal(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
            Base64Url.EncodeToString(body));
    }

    [Fact]
    public async Task A_browser_reads_what_was_sent_and_the_service_knows_by_whom()
    {
        await using var service = await PushServiceDouble.Start();
        using var sender = await Sender(service.Host);
        Assert.Equal(PushResult.Taken, await sender.Push.Send(new(service.Endpoint, service.Key, service.Auth), """{"title":"Grüße 🌼"}""", "about-one"));

        var arrival = await service.Next();
        Assert.Equal(("/send/browser-1", "aes128gcm", "43200", "about-one", """{"title":"Grüße 🌼"}"""), (arrival.Path, arrival.Encoding, arrival.Lifetime, arrival.Topic, arrival.Message));
        var claims = JsonDocument.Parse(arrival.Claims!).RootElement;
        Assert.Equal($"http://{service.Host}", claims.GetProperty("aud").GetString());
        Assert.Equal("mailto:desk@example.com", claims.GetProperty("sub").GetString());
        Assert.InRange(claims.GetProperty("exp").GetInt64(), Now.ToUnixTimeSeconds() + 60, Now.AddHours(24).ToUnixTimeSeconds());
    }

    [Theory]
    [InlineData(404, PushResult.Gone)]
    [InlineData(410, PushResult.Gone)]
    [InlineData(429, PushResult.Failed)]
    [InlineData(500, PushResult.Failed)]
    public async Task What_the_service_says_is_understood(int status, PushResult expected)
    {
        await using var service = await PushServiceDouble.Start();
        service.Status = status;
        using var sender = await Sender(service.Host);
        Assert.Equal(expected, await sender.Push.Send(new(service.Endpoint, service.Key, service.Auth), "{}", "t"));
    }

    [Fact]
    public async Task Abuse34_an_address_that_leads_inside_is_never_connected_to()
    {
        await using var service = await PushServiceDouble.Start();
        using var sender = await Sender("push.example:443");
        foreach (var inside in new[] { service.Endpoint, $"https://{service.Host}/x", "https://169.254.169.254/latest", "https://[::ffff:127.0.0.1]/x", "https://10.0.0.1/x", "https://user@push.example/x", "ftp://push.example/x", "nonsense", "https://localhost/x" })
        {
            Assert.NotEqual(PushResult.Taken, await sender.Push.Send(new(inside, service.Key, service.Auth), "{}", "t"));
        }

        Assert.False(sender.Push.IsGood(new(service.Endpoint, service.Key, service.Auth)));
    }

    [Fact]
    public async Task What_is_no_key_is_no_subscription()
    {
        await using var service = await PushServiceDouble.Start();
        using var sender = await Sender(service.Host);
        Assert.True(sender.Push.IsGood(new(service.Endpoint, service.Key, service.Auth)));
        var offCurve = Base64Url.EncodeToString([4, .. new byte[63], 1]);
        foreach (var (key, auth) in new[] { ("", service.Auth), ("AAAA", service.Auth), (offCurve, service.Auth), (service.Key, "AAAA"), (service.Key, "§"), ("§", service.Auth) })
        {
            Assert.False(sender.Push.IsGood(new(service.Endpoint, key, auth)));
        }
    }

    private static async Task<TestSender> Sender(string trusted)
    {
        var vault = new InMemorySecretVault();
        using (var made = ECDsa.Create(ECCurve.NamedCurves.nistP256))
        {
            await vault.Put(IWebPush.KeyReference, Convert.ToBase64String(made.ExportPkcs8PrivateKey()));
        }

        var options = new WebPushOptions { Contact = "mailto:desk@example.com", TrustedServices = { trusted } };
        var key = new SenderKey(vault);
        return new(new WebPushSender(Microsoft.Extensions.Options.Options.Create(options), new GuardedHttp(), key, new At(Now), NullLogger<WebPushSender>.Instance), key);
    }

    private sealed record TestSender(WebPushSender Push, SenderKey Key) : IDisposable
    {
        public void Dispose()
        {
            Push.Dispose();
            Key.Dispose();
        }
    }

    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
