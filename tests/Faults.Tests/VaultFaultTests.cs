using System.Text;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.MetaSimulator;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Customers;
using Chatbotics.MetaSimulator.Webhooks;
using Chatbotics.ProductKit;
using Chatbotics.TestKit.Time;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.Faults.Tests;

/// <summary>Fault 25 on the whole product: the vault is down, or keys are renewed while customers write.</summary>
public sealed class VaultFaultTests
{
    private const string Question = "When are you open?";
    private const string Answer = "Monday to Saturday from 10 to 18.";
    private const string Canary = "quetzalcoatlus";

    [Fact]
    public async Task Fault25_without_its_master_key_the_product_refuses_after_the_caches_time_and_writes_nothing_in_the_clear()
    {
        var clock = new LeapingClock();
        await using var product = await Product.Start(
            options: new SimulatorOptions { Retries = Patient, Limits = SendLimits.None },
            configure: builder => builder.Services.AddSingleton<TimeProvider>(clock));
        var master = Path.Combine(product.DataFolder, "data", "vault", "master.key");
        await Ask(product, 0);
        File.Move(master, master + ".gone");

        // What was opened serves on for its time.
        await Ask(product, 1);

        // Then there is no answer but 503, for as long as it takes.
        clock.Leap(TimeSpan.FromMinutes(11));
        var refused = new List<Customer>();
        for (var number = 10; number < 40; number++)
        {
            var customer = WhatsApp(product, number);
            await customer.SendText(Canary);
            refused.Add(customer);
        }

        await Eventually.Holds(() => product.Meta.Webhooks.Deliveries.Any(static delivery => delivery.Status == 503));
        Assert.DoesNotContain(product.Meta.Webhooks.Deliveries, static delivery => delivery.Status is 500);
        Assert.Empty(InFiles(product, Canary));

        // It comes back: everything that was refused is delivered again, and nobody was lost.
        File.Move(master + ".gone", master);
        await product.Meta.Webhooks.Drained().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(0, product.Meta.Webhooks.Lost);
        foreach (var customer in refused)
        {
            Assert.Single((await Read(product, customer)).Items, static item => item.Author.Kind == AuthorKind.Customer);
        }

        await Ask(product, 2);
        Assert.Empty(InFiles(product, Canary));
    }

    [Fact]
    public async Task Fault25_keys_renewed_while_customers_write_lose_no_message()
    {
        await using var product = await Product.Start(options: new SimulatorOptions { Retries = RetryPolicy.Fast, Limits = SendLimits.None });
        var rotation = product.Services.GetRequiredService<IKeyRotation>();
        var asking = Enumerable.Range(100, 12).Select(async number =>
        {
            await Ask(product, number);
            await Ask(product, number);
        }).ToArray();
        for (var round = 0; round < 3; round++)
        {
            await rotation.Begin("acme");
            await rotation.Work();
        }

        await Task.WhenAll(asking).WaitAsync(TimeSpan.FromSeconds(60));
        await Eventually.Holds(async () => await rotation.Get("acme") is { IsRotating: false, Waiting: 0 });
        foreach (var number in Enumerable.Range(100, 12))
        {
            Assert.Equal(2, (await Read(product, WhatsApp(product, number))).Items.Count(static item => item.Author.Kind == AuthorKind.Customer));
        }
    }

    private static RetryPolicy Patient { get; } = new()
    {
        Delays = [.. Enumerable.Repeat(TimeSpan.FromMilliseconds(100), 1_000)],
        DisableMessengerAfter = TimeSpan.MaxValue,
    };

    private static Customer WhatsApp(Product product, int number) =>
        product.Meta.Customer(Platform.WhatsApp, Product.Assets.PhoneNumberId, FormattableString.Invariant($"4915100{number:D6}"));

    private static async Task Ask(Product product, int number)
    {
        var customer = WhatsApp(product, number);
        var before = customer.View.Messages.Count(static message => message.FromBusiness && message.Text == Answer);
        await customer.SendText(Question);
        await Eventually.Holds(() => customer.View.Messages.Count(static message => message.FromBusiness && message.Text == Answer) > before);
    }

    private static Task<ThreadPage> Read(Product product, Customer customer) => product.Grains.GetGrain<IConversationGrain>(
        ConversationKey.Create(ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, Product.Assets.PhoneNumberId), customer.ContactId).Value).Read(new ThreadQuery());

    private static List<string> InFiles(Product product, string text) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(product.DataFolder, "data"), "*", SearchOption.AllDirectories).Where(static file => !file.EndsWith(".lock", StringComparison.Ordinal)).Where(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return Encoding.Latin1.GetString(bytes.GetBuffer(), 0, (int)bytes.Length).Contains(text, StringComparison.Ordinal);
        }),
    ];

    /// <summary>A clock that leaps forward when told to; timers go on as they were.</summary>
    private sealed class LeapingClock : TimeProvider
    {
        private long _ahead;

        public void Leap(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _ahead));

        public override long GetTimestamp() => base.GetTimestamp() + (long)(Interlocked.Read(ref _ahead) * ((double)TimestampFrequency / TimeSpan.TicksPerSecond));
    }
}
