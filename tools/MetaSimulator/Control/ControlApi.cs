using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Customers;
using Chatbotics.MetaSimulator.Ledger;
using Chatbotics.MetaSimulator.Scenarios;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.MetaSimulator.Control;

/// <summary>
/// What lies under <c>/_simulator/</c>: the in-process API for people with curl and for tests in other processes.
/// It has no password, which is why the simulator belongs on a loopback address.
/// </summary>
internal sealed class ControlApi(SimulatedMeta meta)
{
    private const int MostBody = 4 << 20;

    public async Task Handle(HttpContext http, string path)
    {
        try
        {
            var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
            var (found, answer) = await Route(http, http.Request.Method, parts);
            if (!found)
            {
                await Write(http, 404, new { error = $"There is no {http.Request.Method} /_simulator/{path}; the README lists what there is." });
                return;
            }

            await Write(http, 200, answer ?? new { ok = true });
        }
        catch (Exception error) when (error is FormatException or JsonException or KeyNotFoundException or InvalidOperationException
            or ArgumentException or NotSupportedException or TimeoutException)
        {
            await Write(http, 400, new { error = error.Message });
        }
    }

    private async Task<(bool Found, object? Answer)> Route(HttpContext http, string method, string[] parts) => (method, parts) switch
    {
        ("GET", []) => (true, State()),
        ("GET", ["assets"]) => (true, meta.Assets.Select(AssetView.Of)),
        ("POST", ["assets"]) => (true, AssetView.Of((await Body<AssetRequest>(http)).AddTo(meta))),
        ("POST", ["assets", var id]) => (true, (await Body<AssetChange>(http)).ApplyTo(meta, id)),
        ("POST", ["settings"]) => (true, (await Body<SettingsRequest>(http)).Apply(meta)),
        ("POST", ["tokens", "revoke"]) => (true, Revoke(await Body<RevokeRequest>(http))),
        ("GET", ["customers", var platform, var asset, var contact]) => (true, PhoneOf(Find(platform, asset, contact))),
        ("POST", ["customers", var platform, var asset, var contact]) => (true, await Act(http, Find(platform, asset, contact))),
        ("GET", ["faults"]) => (true, meta.Faults.All.Select(FaultView.Of)),
        ("POST", ["faults"]) => (true, FaultView.Of(meta.Faults.Add((await Body<FaultRequest>(http)).ToFault()))),
        ("DELETE", ["faults"]) => (true, Done(meta.Faults.Clear)),
        ("DELETE", ["faults", var id]) => (true, Done(() => meta.Faults.All.FirstOrDefault(fault => fault.Id.ToString(CultureInfo.InvariantCulture) == id)?.Dispose())),
        ("GET", ["ledger"]) => (true, Ledger(http.Request.Query)),
        ("DELETE", ["ledger"]) => (true, Done(meta.Ledger.Clear)),
        ("GET", ["ledger", "duplicates"]) => (true, meta.Ledger.Duplicates()),
        ("GET", ["scenarios"]) => (true, Scenario.BuiltIn.Select(scenario => new { scenario.Name, scenario.Description })),
        ("POST", ["scenarios"]) => (true, await Play(Scenario.Parse(System.Text.Encoding.UTF8.GetString(await Bytes(http))), http)),
        ("POST", ["scenarios", var name]) => (true, await Play(
            Scenario.BuiltIn.FirstOrDefault(scenario => scenario.Name == name) ?? throw new KeyNotFoundException($"There is no scenario {name}."), http)),
        ("GET", ["webhooks"]) => (true, new { meta.Webhooks.Pending, meta.Webhooks.Lost, Deliveries = meta.Webhooks.Deliveries.Select(DeliveryView.Of) }),
        ("POST", ["webhooks"]) => (true, DeliveryView.Of(await meta.Webhooks.Post(await Bytes(http), meta.FindAsset(http.Request.Query["asset"].ToString())))),
        ("POST", ["handshake"]) => (true, await meta.Webhooks.Handshake(http.Request.Query["verify_token"], http.RequestAborted)),
        ("POST", ["drain"]) => (true, await Drain(http)),
        _ => (false, null),
    };

    private object State() => new
    {
        meta.Webhooks.Callback,
        Now = meta.Clock.GetUtcNow(),
        ClockOffset = meta.Clock.Offset,
        meta.Window,
        meta.Ledger.Accepted,
        meta.Ledger.Rejected,
        meta.Webhooks.Pending,
        meta.Webhooks.Lost,
        Customers = meta.AllCustomers.Count,
        Faults = meta.Faults.All.Count,
        Assets = meta.Assets.Select(AssetView.Of),
    };

    private object? Revoke(RevokeRequest request)
    {
        meta.Tokens.Revoke(request.Token, request.Why);
        return null;
    }

    private Customer Find(string platform, string asset, string contact) => Enum.TryParse<Platform>(platform, ignoreCase: true, out var known)
        ? meta.Customer(known, asset, contact)
        : throw new FormatException($"There is no platform {platform}; say whatsapp, messenger or instagram.");

    private static object PhoneOf(Customer customer) => new
    {
        customer.ContactId,
        customer.Phone,
        customer.Profile,
        customer.LastInbound,
        customer.View.BusinessIsTyping,
        customer.View.Messages,
    };

    private async Task<object> Act(HttpContext http, Customer customer)
    {
        var step = await Body<ScenarioStep>(http);
        var run = await ScenarioRunner.Do(customer, meta, step, http.RequestAborted);
        return new { MessageId = run.Messages.GetValueOrDefault(step.As ?? "message"), Deliveries = run.Deliveries.Select(DeliveryView.Of) };
    }

    private async Task<object> Play(Scenario scenario, HttpContext http)
    {
        var run = await ScenarioRunner.Run(meta, scenario, http.RequestAborted);
        return new
        {
            scenario.Name,
            run.Accepted,
            run.Messages,
            People = run.People.ToDictionary(pair => pair.Key, pair => new { pair.Value.Asset.Platform, Asset = pair.Value.Asset.Id, Contact = pair.Value.ContactId }),
            Deliveries = run.Deliveries.Select(DeliveryView.Of),
        };
    }

    private object Ledger(IQueryCollection query)
    {
        var (asset, recipient, handle) = (query["asset"].ToString(), query["recipient"].ToString(), query["handle"].ToString());
        var after = long.TryParse(query["after"], CultureInfo.InvariantCulture, out var sequence) ? sequence : -1;
        var limit = int.TryParse(query["limit"], CultureInfo.InvariantCulture, out var most) ? most : 1000;
        bool Fits(SendRecord send) => send.Sequence > after
            && (asset.Length == 0 || send.AssetId == asset)
            && (recipient.Length == 0 || send.Recipient == recipient)
            && (handle.Length == 0 || send.Handle == handle);
        return new { meta.Ledger.Accepted, meta.Ledger.Rejected, Sends = meta.Ledger.Where(Fits).Take(limit) };
    }

    private async Task<object> Drain(HttpContext http)
    {
        await meta.Webhooks.Drained(http.RequestAborted).WaitAsync(TimeSpan.FromSeconds(30), http.RequestAborted);
        return new { meta.Webhooks.Pending, meta.Webhooks.Lost };
    }

    private static object? Done(Action action)
    {
        action();
        return null;
    }

    private static async Task<T> Body<T>(HttpContext http) =>
        JsonSerializer.Deserialize<T>(await Bytes(http), ScenarioJson.Options) ?? throw new FormatException("The body is empty.");

    private static async Task<byte[]> Bytes(HttpContext http)
    {
        var result = await http.Request.BodyReader.ReadAtLeastAsync(MostBody, http.RequestAborted);
        var bytes = result.Buffer.ToArray();
        http.Request.BodyReader.AdvanceTo(result.Buffer.End);
        return bytes;
    }

    private static async Task Write(HttpContext http, int status, object answer)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        await JsonSerializer.SerializeAsync(http.Response.Body, answer, ScenarioJson.Options, http.RequestAborted);
    }
}
