using System.Globalization;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.MetaSimulator;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Faults;
using Chatbotics.MetaSimulator.Webhooks;
using Chatbotics.ProductKit;
using Chatbotics.TestKit.Processes;
using Xunit.Abstractions;

namespace Chatbotics.Faults.Tests;

/// <summary>
/// Faults 1 to 7: the real process is killed at random moments under load. <c>CHATBOTICS_KILLS</c> sets how often (100),
/// <c>CHATBOTICS_SEED</c> repeats the same moments.
/// </summary>
public sealed class KillNineTests(ITestOutputHelper output)
{
    private const int WhatsAppCustomers = 16;
    private const int MessengerCustomers = 8;

    [Fact]
    public async Task Fault01_to_Fault07_kill_9_loses_nothing_acknowledged_and_sends_no_reply_twice()
    {
        var kills = Number("CHATBOTICS_KILLS", 100);
        var seed = Number("CHATBOTICS_SEED", Environment.TickCount);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kills} kills, CHATBOTICS_SEED={seed}"));
        var random = new Random(seed);
        var options = new SimulatorOptions { Retries = Patient, Limits = SendLimits.None };
        await using var simulator = await SimulatorHost.Start(options);
        Product.AddDefaultAssets(simulator.Meta);

        // One send in four is slow enough to be caught between acceptance and record; a few answers are lost for good.
        simulator.Meta.Faults.Add(Fault.Slow(TimeSpan.FromMilliseconds(40)).After(3).Next(int.MaxValue));
        var folder = Directory.CreateTempSubdirectory("chatbotics-kill-").FullName;
        try
        {
            var port = FreePort.Take();
            simulator.Meta.Webhooks.Callback = new Uri(FormattableString.Invariant($"http://127.0.0.1:{port}/webhooks/meta"));
            var load = new KillLoad(simulator.Meta);
            using var stop = new CancellationTokenSource();
            var customers = Enumerable.Range(0, WhatsAppCustomers).Select(n => load.Ask(Platform.WhatsApp, n, stop.Token))
                .Concat(Enumerable.Range(0, MessengerCustomers).Select(n => load.Ask(Platform.Messenger, n, stop.Token)))
                .ToArray();
            for (var kill = 0; kill < kills; kill++)
            {
                await using var product = await ProductProcess.Start(Path.Combine(folder, "data"), port, KillLoad.Seed, options, simulator.BaseUrl);
                using var moment = new PeriodicTimer(TimeSpan.FromMilliseconds(random.Next(20, 600)));
                await moment.WaitForNextTickAsync();
                await product.Kill();
            }

            await using (var product = await ProductProcess.Start(Path.Combine(folder, "data"), port, KillLoad.Seed, options, simulator.BaseUrl))
            {
                await stop.CancelAsync();
                await Task.WhenAll(customers);
                await simulator.Meta.Webhooks.Drained().WaitAsync(TimeSpan.FromSeconds(60));
                var took = await product.Stop(TimeSpan.FromSeconds(10));
                Assert.True(took < TimeSpan.FromSeconds(5), $"Stopping took {took}.");
            }

            await Verify(folder, simulator.Meta, load);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task Verify(string folder, SimulatedMeta meta, KillLoad load)
    {
        Assert.Equal(0, meta.Webhooks.Lost);
        var twice = load.Sent.Keys
            .SelectMany(customer => customer.View.Messages.Where(m => m.FromBusiness).GroupBy(m => m.Text).Where(g => g.Count() > 1))
            .ToList();
        Assert.Empty(twice);

        await using var product = await Product.Start(KillLoad.Seed, folder);
        int messages = 0, replies = 0, unknown = 0;
        foreach (var (customer, sent) in load.Sent)
        {
            var platform = customer.Asset.Platform == Platform.WhatsApp ? ChannelPlatform.WhatsApp : ChannelPlatform.Messenger;
            var key = ConversationKey.Create(ConnectionKey.Create("acme", platform, customer.Asset.Id), customer.ContactId);
            var items = await ReadAll(product, key);
            var inbound = items.Where(item => item.Author.Kind == AuthorKind.Customer && item.MessageId is not null).Select(item => item.MessageId!).ToList();
            Assert.Equal(sent.Order(StringComparer.Ordinal), inbound.Order(StringComparer.Ordinal));
            messages += inbound.Count;

            // What the phone shows is in the thread, and what the thread calls delivered is on the phone.
            var outbound = items.Where(item => item.Author.Kind == AuthorKind.Assistant && item.Kind == ThreadItemKind.Message).ToList();
            var onPhone = customer.View.Messages.Where(m => m.FromBusiness).Select(m => m.Id).ToHashSet();
            foreach (var item in outbound)
            {
                if (item.Delivery is DeliveryState.Unknown)
                {
                    unknown++;
                }
                else if (item.Delivery is DeliveryState.Accepted or DeliveryState.Sent or DeliveryState.Delivered or DeliveryState.Read)
                {
                    replies++;
                    Assert.Contains(item.MessageId!, onPhone);
                }
            }

            Assert.Equal(onPhone.Count, onPhone.Count(id => items.Any(item => item.MessageId == id)) + outbound.Count(i => i.MessageId is null && onPhone.Count > 0 && i.Delivery == DeliveryState.Unknown && customer.View.Messages.Any(m => m.Text == i.Content?.Text)));
        }

        output.WriteLine($"{messages} messages, {replies} replies settled, {unknown} shown as unknown");
        Assert.True(messages > 0 && replies > 0);
    }

    private static async Task<List<ThreadItem>> ReadAll(Product product, ConversationKey key)
    {
        var grain = product.Grains.GetGrain<IConversationGrain>(key.Value);
        var items = new List<ThreadItem>();
        long? before = null;
        do
        {
            var page = await grain.Read(new ThreadQuery { Before = before, Limit = 200 });
            items.AddRange(page.Items);
            before = page.Earlier;
        }
        while (before is not null);

        return items;
    }

    private static RetryPolicy Patient { get; } = new()
    {
        Delays = [.. Enumerable.Repeat(TimeSpan.FromMilliseconds(50), 4_000)],
        DisableMessengerAfter = TimeSpan.MaxValue,
    };

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
