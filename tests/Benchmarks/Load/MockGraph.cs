using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Benchmarks.Load;

/// <summary>The Graph API at its cheapest: takes every send at once and notes when each recipient was written to.</summary>
internal sealed class MockGraph : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, long>? _arrivals;
    private TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;
    private int _target = int.MaxValue;

    private MockGraph(bool noteArrivals)
    {
        _arrivals = noteArrivals ? new() : null;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Listen(IPAddress.Loopback, 0);
        });
        _app = builder.Build();
        _app.Run(Answer);
    }

    public string BaseUrl { get; private set; } = "";

    public static async Task<MockGraph> Start(bool noteArrivals = false)
    {
        var graph = new MockGraph(noteArrivals);
        await graph._app.StartAsync();
        graph.BaseUrl = graph._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return graph;
    }

    /// <summary>Counts from zero again; the task ends when so many sends have come.</summary>
    /// <param name="sends">How many.</param>
    public Task Expect(int sends)
    {
        _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _arrivals?.Clear();
        Volatile.Write(ref _count, 0);
        Volatile.Write(ref _target, sends);
        return _reached.Task;
    }

    /// <summary>How many sends have come since <see cref="Expect"/>.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>When a recipient was written to, in stopwatch ticks.</summary>
    /// <param name="recipient">The wa_id.</param>
    public long? ArrivalOf(string recipient) => _arrivals!.TryGetValue(recipient, out var at) ? at : null;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        var reader = context.Request.BodyReader;
        var result = await reader.ReadAtLeastAsync((int)(context.Request.ContentLength ?? 1));
        if (_arrivals is not null && Recipient(result.Buffer) is { } recipient)
        {
            _arrivals[recipient] = Stopwatch.GetTimestamp();
        }

        var isMessage = result.Buffer.Length > 0 && !IsPresence(result.Buffer);
        reader.AdvanceTo(result.Buffer.End);
        var number = isMessage ? Interlocked.Increment(ref _count) : 0;
        var body = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $$"""{"messaging_product":"whatsapp","contacts":[{"input":"0","wa_id":"0"}],"messages":[{"id":"wamid.BENCH{{Guid.NewGuid():N}}"}]}"""));
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body);
        if (number == Volatile.Read(ref _target))
        {
            _reached.TrySetResult();
        }
    }

    private static bool IsPresence(in ReadOnlySequence<byte> body) =>
        body.FirstSpan.IndexOf("\"status\":\"read\""u8) >= 0;

    private static string? Recipient(in ReadOnlySequence<byte> body)
    {
        var span = body.FirstSpan;
        var at = span.IndexOf("\"to\":\""u8);
        if (at < 0)
        {
            return null;
        }

        span = span[(at + 6)..];
        return Encoding.ASCII.GetString(span[..span.IndexOf((byte)'"')].TrimStart((byte)'+'));
    }
}
