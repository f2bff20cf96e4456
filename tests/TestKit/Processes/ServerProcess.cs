using System.Collections.Concurrent;
using System.Diagnostics;

namespace Chatbotics.TestKit.Processes;

/// <summary>A server in a process of its own, as an operator runs it. Ends with this object.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private const int ProbeIntervalMs = 20;

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>What it printed, both streams.</summary>
    public IEnumerable<string> Output => _output;

    /// <summary>Its exit code once it has ended.</summary>
    public int? ExitCode => _process.HasExited ? _process.ExitCode : null;

    /// <summary>Its resident memory in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>The processor time it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts an assembly with the dotnet host and waits until it is ready or has ended.</summary>
    /// <param name="assembly">The assembly's file.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables to set beside the present ones.</param>
    /// <param name="address">Where it will listen; <c>/health/ready</c> tells when it does.</param>
    /// <param name="timeout">How long it may take.</param>
    public static async Task<ServerProcess> Start(
        string assembly,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        Uri address,
        TimeSpan timeout)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(assembly);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var server = new ServerProcess(Process.Start(start)!, address);
        server._process.OutputDataReceived += (_, line) => server.Note(line.Data);
        server._process.ErrorDataReceived += (_, line) => server.Note(line.Data);
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        await server.Ready(timeout);
        return server;
    }

    /// <summary>Ends it as a power cut would: SIGKILL, nothing is flushed.</summary>
    public async Task Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end (SIGTERM) and returns how long it took.</summary>
    /// <param name="timeout">Kills it after this time.</param>
    public async Task<TimeSpan> Stop(TimeSpan timeout)
    {
        var started = Stopwatch.GetTimestamp();
        using (var signal = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            await signal.WaitForExitAsync();
        }

        using var limit = new CancellationTokenSource(timeout);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            await Kill();
        }

        return Stopwatch.GetElapsedTime(started);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Kill();
        _process.Dispose();
    }

    private void Note(string? line)
    {
        if (line is not null && _output.Count < 10_000)
        {
            _output.Enqueue(line);
        }
    }

    private async Task Ready(TimeSpan timeout)
    {
        using var client = new HttpClient { BaseAddress = Address };
        var started = Stopwatch.GetTimestamp();
        using var probe = new PeriodicTimer(TimeSpan.FromMilliseconds(ProbeIntervalMs));
        while (await probe.WaitForNextTickAsync())
        {
            try
            {
                using var answer = await client.GetAsync("/health/ready");
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            if (_process.HasExited || Stopwatch.GetElapsedTime(started) > timeout)
            {
                var printed = string.Join(Environment.NewLine, _output);
                await DisposeAsync();
                throw new InvalidOperationException($"The server did not become ready.{Environment.NewLine}{printed}");
            }
        }
    }
}
