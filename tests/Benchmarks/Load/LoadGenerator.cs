using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Chatbotics.Benchmarks.Load;

/// <summary>Posts prepared requests over a fixed number of kept-alive connections, one request at a time on each.</summary>
internal static class LoadGenerator
{
    /// <summary>Posts all requests.</summary>
    /// <param name="port">The server's port on loopback.</param>
    /// <param name="connections">How many connections.</param>
    /// <param name="requests">What to post.</param>
    /// <param name="ratePerSecond">Paces the start of requests evenly; 0 posts as fast as answers come.</param>
    public static async Task<LoadResult> Run(int port, int connections, WebhookRequests requests, double ratePerSecond = 0)
    {
        var next = -1;
        var failures = 0;
        var latencies = new long[requests.Count];
        var sentAt = new long[requests.Count];
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(Connection)));
        return new LoadResult(requests.Count - failures, failures, Stopwatch.GetElapsedTime(started), latencies, sentAt);

        async Task Connection()
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, port);
            var buffer = new byte[4096];
            int index;
            while ((index = Interlocked.Increment(ref next)) < requests.Count)
            {
                if (ratePerSecond > 0)
                {
                    var due = started + (long)(index / ratePerSecond * Stopwatch.Frequency);
                    var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
                    if (wait > TimeSpan.FromMilliseconds(1))
                    {
                        await Task.Delay(wait);
                    }
                }

                var sent = sentAt[index] = Stopwatch.GetTimestamp();
                await socket.SendAsync(requests[index]);
                var received = 0;
                while (true)
                {
                    var read = await socket.ReceiveAsync(buffer.AsMemory(received));
                    if (read == 0)
                    {
                        throw new IOException("The server closed the connection.");
                    }

                    received += read;
                    // Answers have no body: the head's end is the answer's.
                    if (buffer.AsSpan(0, received).EndsWith("\r\n\r\n"u8))
                    {
                        break;
                    }
                }

                latencies[index] = Stopwatch.GetTimestamp() - sent;
                if (!buffer.AsSpan(0, received).StartsWith("HTTP/1.1 200"u8))
                {
                    Interlocked.Increment(ref failures);
                }
            }
        }
    }
}
