using System.Diagnostics;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.People;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Benchmarks.Runtime;

/// <summary>
/// What a grain call costs in process, on whichever runtime this was built for: calls per second of 64 callers over 1,000 grains, the time of
/// a first call, and the memory of an idle activation.
/// </summary>
internal static class GrainCallBenchmark
{
    private const int Callers = 64;
    private const int Grains = 1_000;
    private const int Idle = 100_000;
    private const int Cold = 20_000;

    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_measured = TimeSpan.FromSeconds(3);

    public static async Task Run(SuiteOptions options)
    {
        var host = Host.CreateApplicationBuilder();
        host.Logging.ClearProviders();
        host.UseOrleans(silo => silo.UseLocalhostClustering().AddTenantCallFilter());
        using var running = host.Build();
        var started = Stopwatch.GetTimestamp();
        await running.StartAsync();
        Console.WriteLine($"grain runtime {typeof(Grain).Assembly.GetName().Name}: started in {Stopwatch.GetElapsedTime(started).TotalMilliseconds:F0} ms");

        var factory = running.Services.GetRequiredService<IGrainFactory>();
        var keys = Enumerable.Range(0, Grains).Select(i => $"tenant/whatsapp/100200300/{i:D12}").ToArray();
        var grains = Array.ConvertAll(keys, key => factory.GetGrain<INothingGrain>(key));
        foreach (var grain in grains)
        {
            await grain.Nothing();
        }

        await Throughput("no-op, Task", options, i => grains[i].Nothing());
        await Throughput("no-op, ValueTask", options, i => grains[i].NothingAtAll().AsTask());
        await Throughput("no-op, found by its key", options, i => factory.GetGrain<INothingGrain>(keys[i]).Nothing());
        await Throughput("no-op, for a member", options, async i =>
        {
            using var member = Caller.Use(new Caller { AccountId = "0123456789abcdef0123456789abcdef", Tenant = "tenant" });
            await grains[i].Nothing();
        });
        await Throughput("waits once", options, i => grains[i].Wait());
        await FirstCalls(factory);
        await Memory(factory);
        await running.StopAsync();
    }

    private static async Task Throughput(string name, SuiteOptions options, Func<int, Task> call)
    {
        await Load(call, s_warmUp);
        var best = 0.0;
        for (var run = 0; run < Math.Clamp(options.Pairs, 1, 3); run++)
        {
            using var process = Process.GetCurrentProcess();
            var processor = process.TotalProcessorTime;
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            var (calls, time) = await Load(call, s_measured);
            process.Refresh();
            best = Math.Max(best, calls / time.TotalSeconds);
            Console.WriteLine(
                $"{name,-24} {calls / time.TotalSeconds / 1e6,7:F2} M calls/s   {(process.TotalProcessorTime - processor).TotalNanoseconds / calls,6:F0} ns CPU   {(GC.GetTotalAllocatedBytes(true) - allocated) / (double)calls,6:F1} B");
        }

        Console.WriteLine($"{name,-24} {best / 1e6,7:F2} M calls/s   best");
    }

    private static async Task<(long Calls, TimeSpan Time)> Load(Func<int, Task> call, TimeSpan time)
    {
        var stop = false;
        var started = Stopwatch.GetTimestamp();
        var callers = Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var calls = 0L;
            var grain = caller * Grains / Callers;
            while (!Volatile.Read(ref stop))
            {
                // Callers take turns now and then, or few of them would do all the work.
                for (var i = 0; i < 100; i++)
                {
                    grain = grain + 1 < Grains ? grain + 1 : 0;
                    await call(grain);
                }

                calls += 100;
                await Task.Yield();
            }

            return calls;
        })).ToArray();
        await Task.Delay(time);
        Volatile.Write(ref stop, true);
        var total = (await Task.WhenAll(callers)).Sum();
        return (total, Stopwatch.GetElapsedTime(started));
    }

    private static async Task FirstCalls(IGrainFactory factory)
    {
        var times = new double[Cold];
        for (var i = 0; i < Cold; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await factory.GetGrain<INothingGrain>($"cold/{i:D12}").Nothing();
            times[i] = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        }

        Array.Sort(times);
        Console.WriteLine($"{"first call of a grain",-24} p50 {times[Cold / 2]:F1} µs   p99 {times[Cold * 99 / 100]:F1} µs");
    }

    private static async Task Memory(IGrainFactory factory)
    {
        var before = Settled();
        for (var i = 0; i < Idle; i++)
        {
            await factory.GetGrain<INothingGrain>($"idle/{i:D12}").Nothing();
        }

        Console.WriteLine($"{"idle activation",-24} {(Settled() - before) / (double)Idle:F0} B");
        GC.KeepAlive(factory);
    }

    private static long Settled()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}

/// <summary>Does nothing, in three ways.</summary>
public interface INothingGrain : IGrainWithStringKey
{
    /// <summary>Does nothing.</summary>
    /// <returns>Done.</returns>
    Task Nothing();

    /// <summary>Does nothing.</summary>
    /// <returns>Done.</returns>
    ValueTask NothingAtAll();

    /// <summary>Gives others a chance, then does nothing.</summary>
    /// <returns>Done.</returns>
    Task Wait();
}

internal sealed class NothingGrain : Grain, INothingGrain
{
    public Task Nothing() => Task.CompletedTask;

    public ValueTask NothingAtAll() => default;

    public async Task Wait() => await Task.Yield();
}
