using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace Chatbotics.EndToEnd.Tests.Harness;

/// <summary>Speaks with a page's service worker, which runs beside all pages, through the browser's developer tools.</summary>
internal sealed class WorkerSession
{
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _asked = new();
    private readonly ICDPSession _tools;
    private readonly string _session;
    private int _last;

    private WorkerSession(ICDPSession tools, string session)
    {
        (_tools, _session) = (tools, session);
        tools.Event("Target.receivedMessageFromTarget").OnEvent += (_, heard) =>
        {
            var message = JsonDocument.Parse(heard!.Value.GetProperty("message").GetString()!).RootElement;
            if (message.TryGetProperty("id", out var id) && _asked.TryRemove(id.GetInt32(), out var waiting))
            {
                waiting.SetResult(message);
            }
        };
    }

    /// <summary>The id of the registration of the worker that a page has.</summary>
    public static async Task<string> Registration(ICDPSession page, string script)
    {
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        page.Event("ServiceWorker.workerVersionUpdated").OnEvent += (_, heard) =>
        {
            foreach (var version in heard!.Value.GetProperty("versions").EnumerateArray())
            {
                if (version.GetProperty("scriptURL").GetString()!.EndsWith(script, StringComparison.Ordinal))
                {
                    found.TrySetResult(version.GetProperty("registrationId").GetString()!);
                }
            }
        };
        await page.SendAsync("ServiceWorker.enable");
        return await found.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    /// <summary>Attaches to a worker that runs.</summary>
    public static async Task<WorkerSession> Attach(IBrowser browser, string address)
    {
        var tools = await browser.NewBrowserCDPSessionAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            limit.Token.ThrowIfCancellationRequested();
            var targets = await tools.SendAsync("Target.getTargets", new() { ["filter"] = new[] { new { type = "service_worker" } } });
            foreach (var target in targets!.Value.GetProperty("targetInfos").EnumerateArray())
            {
                if (target.GetProperty("url").GetString() == address)
                {
                    var attached = await tools.SendAsync("Target.attachToTarget", new() { ["targetId"] = target.GetProperty("targetId").GetString()!, ["flatten"] = false });
                    return new WorkerSession(tools, attached!.Value.GetProperty("sessionId").GetString()!);
                }
            }
        }
    }

    /// <summary>What an asynchronous function gives that runs in the worker.</summary>
    public async Task<JsonElement> Run(string function)
    {
        var id = Interlocked.Increment(ref _last);
        var waiting = _asked[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var message = JsonSerializer.Serialize(new { id, method = "Runtime.evaluate", @params = new { expression = $"({function})()", awaitPromise = true, returnByValue = true } });
        await _tools.SendAsync("Target.sendMessageToTarget", new() { ["sessionId"] = _session, ["message"] = message });
        var answer = await waiting.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.True(answer.TryGetProperty("result", out var result) && !result.TryGetProperty("exceptionDetails", out _), answer.GetRawText());
        return result.GetProperty("result").TryGetProperty("value", out var value) ? value : default;
    }
}
