using System.Buffers.Binary;
using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Chatbotics.TestKit.Push;

/// <summary>A push service with one browser behind it: checks who sends (RFC 8292) and opens what is sent (RFC 8291), written apart from the sender.</summary>
public sealed class PushServiceDouble : IAsyncDisposable
{
    private readonly Channel<PushArrival> _arrivals = Channel.CreateUnbounded<PushArrival>();
    private readonly ECDiffieHellman _browser = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _auth = RandomNumberGenerator.GetBytes(16);
    private readonly WebApplication _app;

    private PushServiceDouble(WebApplication app) => _app = app;

    /// <summary>Where the service is, as host and port.</summary>
    public string Host { get; private set; } = "";

    /// <summary>The browser's address.</summary>
    public string Endpoint => $"http://{Host}/send/browser-1";

    /// <summary>The browser's public key in base64url.</summary>
    public string Key => Base64Url.EncodeToString(Public);

    /// <summary>The browser's secret in base64url.</summary>
    public string Auth => Base64Url.EncodeToString(_auth);

    /// <summary>What is answered.</summary>
    public int Status { get; set; } = 201;

    private byte[] Public
    {
        get
        {
            var point = _browser.ExportParameters(includePrivateParameters: false).Q;
            return [4, .. point.X!, .. point.Y!];
        }
    }

    /// <summary>Starts one on a free port of this machine.</summary>
    public static async Task<PushServiceDouble> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var service = new PushServiceDouble(app);
        app.Run(service.Take);
        await app.StartAsync();
        service.Host = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Authority;
        return service;
    }

    /// <summary>The next message, opened.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public ValueTask<PushArrival> Next(CancellationToken cancellationToken = default) => _arrivals.Reader.ReadAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _browser.Dispose();
    }

    private async Task Take(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        context.Response.StatusCode = Status;
        var headers = context.Request.Headers;
        await _arrivals.Writer.WriteAsync(new PushArrival(
            context.Request.Path, headers.ContentEncoding.ToString(), headers["TTL"].ToString(), headers["Topic"].ToString(), Sender(headers.Authorization.ToString()), Open(body.ToArray())));
    }

    // The token's claims, when the key that is named beside it signed it.
    private static string? Sender(string authorization)
    {
        var parts = authorization["vapid ".Length..].Split(',', StringSplitOptions.TrimEntries).ToDictionary(static part => part[..1], static part => part[2..], StringComparer.Ordinal);
        var (token, point) = (parts["t"].Split('.'), Base64Url.DecodeFromChars(parts["k"]));
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = point[1..33], Y = point[33..] } });
        return key.VerifyData(Encoding.ASCII.GetBytes(token[0] + "." + token[1]), Base64Url.DecodeFromChars(token[2]), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)
            ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token[1]))
            : null;
    }

    private static byte[] Expand(byte[] key, byte[] about) => HMACSHA256.HashData(key, about);

    private string Open(byte[] body)
    {
        var (salt, size) = (body[..16], (int)BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(16)));
        var sender = body[21..(21 + body[20])];
        var sealedText = body[(21 + body[20])..];
        if (size < sealedText.Length)
        {
            throw new InvalidOperationException("More than one record.");
        }

        using var key = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = sender[1..33], Y = sender[33..] } });
        var secret = _browser.DeriveRawSecretAgreement(key.PublicKey);

        // Extract and expand by hand, as the standard writes it.
        var first = HMACSHA256.HashData(_auth, secret);
        var input = Expand(first, [.. "WebPush: info"u8, 0, .. Public, .. sender, 1]);
        var random = HMACSHA256.HashData(salt, input);
        var content = Expand(random, [.. "Content-Encoding: aes128gcm"u8, 0, 1])[..16];
        var nonce = Expand(random, [.. "Content-Encoding: nonce"u8, 0, 1])[..12];
        var plain = new byte[sealedText.Length - 16];
        using var cipher = new AesGcm(content, 16);
        cipher.Decrypt(nonce, sealedText.AsSpan(0, plain.Length), sealedText.AsSpan(plain.Length), plain);
        return Encoding.UTF8.GetString(plain.AsSpan().TrimEnd((byte)0)[..^1]);
    }
}
