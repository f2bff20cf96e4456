using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Chatbotics.Benchmarks.Load;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Benchmarks.Floor;

/// <summary>
/// The floor that durable acknowledgements are measured against: bare Kestrel, HMAC over the raw body, one group-committed
/// durable SQLite insert, 200. It parses nothing, knows no conversation and encrypts nothing.
/// </summary>
internal static class FloorServer
{
    [ThreadStatic]
    private static IncrementalHash? t_hash;

    public static async Task Run(int port, string folder)
    {
        using var store = new FloorStore(Path.Combine(folder, "floor.db"));
        var secret = Encoding.UTF8.GetBytes(WebhookRequests.AppSecret);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.ListenLocalhost(port);
        });
        await using var app = builder.Build();
        app.Run(async context =>
        {
            if (HttpMethods.IsGet(context.Request.Method))
            {
                return;
            }

            var reader = context.Request.BodyReader;
            var result = await reader.ReadAtLeastAsync((int)context.Request.ContentLength!);
            var body = result.Buffer.IsSingleSegment ? result.Buffer.First : result.Buffer.ToArray();
            if (!IsSigned(secret, body.Span, context.Request.Headers["X-Hub-Signature-256"].ToString()))
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            }

            var insert = store.Insert(body.ToArray());
            reader.AdvanceTo(result.Buffer.End);
            await insert;
            context.Response.ContentLength = 0;
        });
        await app.RunAsync();
    }

    private static bool IsSigned(byte[] secret, ReadOnlySpan<byte> body, string header)
    {
        var hash = t_hash ??= IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hash.AppendData(body);
        Span<byte> computed = stackalloc byte[32];
        hash.GetHashAndReset(computed);
        Span<byte> given = stackalloc byte[32];
        return header.Length == 71
            && Convert.FromHexString(header.AsSpan(7), given, out _, out var written) == OperationStatus.Done
            && written == 32
            && CryptographicOperations.FixedTimeEquals(computed, given);
    }
}
