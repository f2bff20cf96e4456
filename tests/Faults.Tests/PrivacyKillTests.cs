// Long because it is one story: a product that is killed and started again until everything that was ordered is done.
using System.Globalization;
using System.Text;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Abstractions.Privacy.Keys;
using Chatbotics.Grains.Abstractions.Privacy.Receipts;
using Chatbotics.Grains.Abstractions.Privacy.Retention;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.MetaSimulator;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Faults;
using Chatbotics.MetaSimulator.Webhooks;
using Chatbotics.ProductKit;
using Chatbotics.TestKit.Processes;
using Chatbotics.TestKit.Time;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Chatbotics.Faults.Tests;

/// <summary>
/// Fault 8: the real process is killed at random moments while it erases contacts and workspaces, sweeps what is too old, and
/// renews keys, with customers who go on writing. <c>CHATBOTICS_KILLS</c> sets how often (6), <c>CHATBOTICS_SEED</c> repeats
/// the same moments.
/// </summary>
public sealed class PrivacyKillTests(ITestOutputHelper output)
{
    private const int LiveCustomers = 5;
    private const int OldConversations = 24;
    private const int Keys = 1_500;
    private const string Canary = "quetzalcoatlus";
    private static readonly ConnectionKey Number = ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, Product.Assets.PhoneNumberId);

    [Fact]
    public async Task Fault08_kill_9_within_erasure_retention_and_rotation_ends_each_once_and_harms_nothing_else()
    {
        var kills = Setting("CHATBOTICS_KILLS", 6);
        var seed = Setting("CHATBOTICS_SEED", Environment.TickCount);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kills} kills, CHATBOTICS_SEED={seed}"));
        var random = new Random(seed);
        var plan = new Plan(Contacts: 2 + (kills * 2), Workspaces: 1 + (kills / 3));
        var folder = Directory.CreateTempSubdirectory("chatbotics-privacy-kill-").FullName;
        try
        {
            await Prepare(folder, plan);
            var options = new SimulatorOptions { Retries = Patient, Limits = SendLimits.None };
            await using var simulator = await SimulatorHost.Start(options);
            Product.AddDefaultAssets(simulator.Meta);
            simulator.Meta.Faults.Add(Fault.Slow(TimeSpan.FromMilliseconds(40)).After(3).Next(int.MaxValue));
            var port = FreePort.Take();
            simulator.Meta.Webhooks.Callback = new Uri(FormattableString.Invariant($"http://127.0.0.1:{port}/webhooks/meta"));
            var load = new KillLoad(simulator.Meta);
            using var stop = new CancellationTokenSource();
            var customers = Enumerable.Range(0, LiveCustomers).Select(n => load.Ask(Platform.WhatsApp, n, stop.Token)).ToArray();
            var data = Path.Combine(folder, "data");
            var done = new List<int>();
            for (var kill = 0; kill < kills; kill++)
            {
                // The operator asks for a new master key each time; an order that was cut off counts once.
                await File.WriteAllTextAsync(Path.Combine(data, "vault", "rotate.request"), "");
                await using var product = await ProductProcess.Start(data, port, plan.Seed, options, simulator.BaseUrl, Talkative);
                using var moment = new PeriodicTimer(TimeSpan.FromMilliseconds(random.Next(1, 350)));
                await moment.WaitForNextTickAsync();
                await product.Kill();
                Silent(product, plan);
                done.Add(product.Output.Count(static line => line.Contains("receipt", StringComparison.OrdinalIgnoreCase)));
            }

            output.WriteLine($"Erasures that ended before each kill: {string.Join(", ", done)}");

            await using (var product = await ProductProcess.Start(data, port, plan.Seed, options, simulator.BaseUrl))
            {
                await stop.CancelAsync();
                await Task.WhenAll(customers);
                await simulator.Meta.Webhooks.Drained().WaitAsync(TimeSpan.FromSeconds(60));
                Silent(product, plan);
                await product.Stop(TimeSpan.FromSeconds(10));
            }

            await Verify(folder, plan, simulator.Meta, load);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>No log line names a customer, whatever failed.</summary>
    private static void Silent(ServerProcess product, Plan plan)
    {
        foreach (var gone in plan.Gone.Append(Canary))
        {
            Assert.DoesNotContain(product.Output, line => line.Contains(gone, StringComparison.Ordinal));
        }
    }

    /// <summary>Forty days ago: conversations, a rule that comes into force, and erasures and a rotation that were ordered right before the end.</summary>
    private static async Task Prepare(string folder, Plan plan)
    {
        var then = new AgoClock(TimeSpan.FromDays(40));
        await using var product = await Product.Start(
            plan.Seed,
            folder,
            new SimulatorOptions { Retries = RetryPolicy.Fast, Time = then },
            builder => builder.Services.AddSingleton<TimeProvider>(then).AddSingleton<IErasureTarget>(new Locked()));
        using var engine = Caller.Use(Caller.Engine);
        for (var workspace = 0; workspace < plan.Workspaces; workspace++)
        {
            product.Meta.AddWhatsAppNumber(Plan.NumberOf(workspace), Plan.AccountOf(workspace), "+1 555 078 4000", Product.Assets.Token);
        }

        foreach (var (asset, platform, contact) in plan.Everyone)
        {
            await product.Meta.Customer(platform, asset, contact).SendText(Canary);
        }

        await product.Meta.Webhooks.Drained().WaitAsync(TimeSpan.FromSeconds(30));
        await product.Grains.GetGrain<IRetentionGrain>("acme").SetRule(ChannelPlatform.Messenger, 30);
        var ring = product.Services.GetRequiredService<IKeyRing>();
        for (var key = 0; key < Keys; key++)
        {
            (await ring.Take("acme")).Dispose();
        }

        for (var contact = 0; contact < plan.Contacts; contact++)
        {
            await Order("acme", ErasureKind.Contact, Plan.KeyOf(contact), Plan.ErasureOf(contact));
        }

        for (var workspace = 0; workspace < plan.Workspaces; workspace++)
        {
            await Order(Plan.WorkspaceOf(workspace), ErasureKind.Workspace, Plan.WorkspaceOf(workspace), Plan.WorkspaceErasure);
        }

        Assert.True(await product.Services.GetRequiredService<IKeyRotation>().Begin("acme"));

        async Task Order(string tenant, ErasureKind kind, string subject, string id)
        {
            var begun = await product.Grains.GetGrain<IErasureDeskGrain>(tenant).Begin(new ErasureOrder { Kind = kind, Cause = ErasureCause.Team, Subjects = [subject], Id = id });
            Assert.Null(begun.Refusal);
        }
    }

    private async Task Verify(string folder, Plan plan, SimulatedMeta meta, KillLoad load)
    {
        Assert.Equal(0, meta.Webhooks.Lost);
        await using (var product = await Product.Start(plan.Seed, folder, configure: static builder =>
        {
            builder.Configuration["Store:IntegrityCheck"] = "Full";

            // What was cut off between queue and platform is called unclear after two minutes; here after some seconds.
            builder.Configuration["Conversations:AttemptTimeout"] = "00:00:03";
        }))
        {
            using var engine = Caller.Use(Caller.Engine);
            var grains = product.Grains;

            // Everything that was ordered is done, by itself, and each has its one receipt in an unbroken chain.
            string[] erasures = [.. Enumerable.Range(0, plan.Contacts).Select(contact => "acme/" + Plan.ErasureOf(contact)), .. Enumerable.Range(0, plan.Workspaces).Select(one => $"{Plan.WorkspaceOf(one)}/{Plan.WorkspaceErasure}")];
            foreach (var erasure in erasures)
            {
                await Eventually.Holds(async () =>
                {
                    var status = await grains.GetGrain<IErasureGrain>(erasure).Get();
                    if (status?.Phase == ErasurePhase.Waiting)
                    {
                        // A store that was busy is asked again within a minute; nobody waits for that here.
                        output.WriteLine($"{erasure} waited for {status.FailedStore}");
                        status = await grains.GetGrain<IErasureGrain>(erasure).GoOn();
                    }

                    return status?.Phase == ErasurePhase.Done;
                });
            }

            await Eventually.Holds(async () => !(await grains.GetGrain<IRetentionGrain>("acme").Get()).Runs.IsEmpty);
            await Eventually.Holds(async () => (await grains.GetGrain<IWorkspaceKeysGrain>("acme").Get()) is { IsRotating: false, Waiting: 0 });
            foreach (var tenant in plan.Tenants)
            {
                var receipts = (await grains.GetGrain<IReceiptLedgerGrain>(tenant).Read(long.MaxValue, 200)).Reverse().ToList();
                Assert.Null(ReceiptVerifier.VerifyAll([.. receipts]));
                Assert.Equal(receipts.Count, receipts.Select(static receipt => receipt.Erasure).Distinct(StringComparer.Ordinal).Count());
                var ordered = erasures.Where(one => one.StartsWith(tenant + "/", StringComparison.Ordinal)).Select(one => one[(tenant.Length + 1)..]).ToHashSet(StringComparer.Ordinal);
                Assert.Equal(ordered.Count, receipts.Count(receipt => ordered.Contains(receipt.Erasure)));
                var swept = receipts.Where(static receipt => receipt.Cause == ErasureCause.Retention).Sum(static receipt => receipt.Conversations);
                Assert.Equal(tenant == "acme" ? OldConversations : 0, swept);
            }

            // The audit log's chain is whole.
            var audit = AuditCheck.Start;
            do
            {
                audit = await grains.GetGrain<IAuditGrain>("acme").Verify(audit);
            }
            while (!audit.IsComplete);
            Assert.Null(audit.BrokenAt);

            // Whoever wasn't meant to go is there, readable with the new keys, with every word that was acknowledged.
            Assert.NotEmpty((await grains.GetGrain<IConversationGrain>(Plan.Kept.Value).Read(new ThreadQuery())).Items);
            var (messages, unknown) = (0, 0);
            foreach (var (customer, sent) in load.Sent)
            {
                var key = ConversationKey.Create(Number, customer.ContactId);
                var (asked, unclear) = (0, 0);
                await Eventually.Holds(async () =>
                {
                    var items = await ReadAll(grains, key);
                    var inbound = items.Where(static item => item.Author.Kind == AuthorKind.Customer && item.MessageId is not null).ToList();
                    Assert.Equal(sent.Order(StringComparer.Ordinal), inbound.Select(static item => item.MessageId!).Order(StringComparer.Ordinal));

                    // Nobody waits for ever: an answer stands behind the last question, sent, or shown to people as unclear. Questions
                    // that meet while one answer is written are answered together.
                    var answers = items.Where(static item => item.Author.Kind == AuthorKind.Assistant && item.Kind == ThreadItemKind.Message).ToList();
                    (asked, unclear) = (inbound.Count, answers.Count(static answer => answer.Delivery == DeliveryState.Unknown));
                    return answers.All(IsSettled) && (inbound.Count == 0 || answers.Exists(answer => answer.Position > inbound.Max(static question => question.Position)));
                });
                (messages, unknown) = (messages + asked, unknown + unclear);
            }

            output.WriteLine($"{erasures.Length} erasures, {messages} messages of others, {unknown} answers shown as unknown");
            Assert.True(await product.Services.GetRequiredService<IConversationCatalog>().Scrub());
        }

        // What was erased is in no file, not even the ids by which the channels knew the people.
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "data"), "*", SearchOption.AllDirectories))
        {
            var content = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
            foreach (var gone in plan.Gone.Append(Canary))
            {
                Assert.False(content.Contains(gone, StringComparison.Ordinal), $"{gone} is in {Path.GetFileName(file)}.");
            }
        }
    }

    /// <summary>Whether it hangs nowhere between queue and platform.</summary>
    private static bool IsSettled(ThreadItem answer) => answer.Delivery is not (DeliveryState.Queued or DeliveryState.Attempting);

    private static async Task<List<ThreadItem>> ReadAll(IGrainFactory grains, ConversationKey key)
    {
        var items = new List<ThreadItem>();
        long? before = null;
        do
        {
            var page = await grains.GetGrain<IConversationGrain>(key.Value).Read(new ThreadQuery { Before = before, Limit = 200 });
            items.AddRange(page.Items);
            before = page.Earlier;
        }
        while (before is not null);

        return items;
    }

    private static Dictionary<string, string> Talkative { get; } = new() { ["Logging__LogLevel__Chatbotics.Grains.Privacy"] = "Information" };

    private static RetryPolicy Patient { get; } = new()
    {
        Delays = [.. Enumerable.Repeat(TimeSpan.FromMilliseconds(50), 4_000)],
        DisableMessengerAfter = TimeSpan.MaxValue,
    };

    private static int Setting(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    /// <summary>Keeps every erasure from going on: it is ordered, and its process ends.</summary>
    private sealed class Locked : IErasureTarget
    {
        public string Store => "locked";

        public int Order => 1;

        public ValueTask<long> Begin(ErasureScope scope, CancellationToken cancellationToken = default) => throw new IOException("Not in this process.");
    }

    private sealed record Plan(int Contacts, int Workspaces)
    {
        public const string WorkspaceErasure = "whole";
        private const string KeptContact = "4915200911000";

        public IEnumerable<string> Tenants => ["acme", .. Enumerable.Range(0, Workspaces).Select(WorkspaceOf)];

        public static ConversationKey Kept => ConversationKey.Create(Number, KeptContact);

        public IEnumerable<(string Asset, Platform Platform, string Contact)> Everyone =>
        [
            (Product.Assets.PhoneNumberId, Platform.WhatsApp, KeptContact),
            .. Enumerable.Range(0, Contacts).Select(static contact => (Product.Assets.PhoneNumberId, Platform.WhatsApp, ContactOf(contact))),
            .. Enumerable.Range(0, OldConversations).Select(static old => (Product.Assets.PageId, Platform.Messenger, OldOf(old))),
            .. Enumerable.Range(0, Workspaces).SelectMany(static one => Enumerable.Range(0, 4).Select(customer => (NumberOf(one), Platform.WhatsApp, CustomerOf(one, customer)))),
        ];

        /// <summary>Ids of whoever is gone in the end.</summary>
        public IEnumerable<string> Gone => Everyone.Select(static one => one.Contact).Where(static one => one != KeptContact);

        public string Seed => KillLoad.Seed[..^2] + string.Concat(Enumerable.Range(0, Workspaces).Select(static one =>
            $$"""
            ,{"id":"{{WorkspaceOf(one)}}","name":"Gone","channels":[{"platform":"whatsapp","assetId":"{{NumberOf(one)}}","businessAccountId":"{{AccountOf(one)}}","name":"Number","accessToken":"{{Product.Assets.Token}}"}]}
            """)) + "]}";

        public static string WorkspaceOf(int one) => string.Create(CultureInfo.InvariantCulture, $"leaving-{one}");

        public static string NumberOf(int one) => string.Create(CultureInfo.InvariantCulture, $"2065403522{one:D5}");

        public static string AccountOf(int one) => string.Create(CultureInfo.InvariantCulture, $"3029093562{one:D5}");

        public static string KeyOf(int contact) => ConversationKey.Create(Number, ContactOf(contact)).Value;

        public static string ErasureOf(int contact) => string.Create(CultureInfo.InvariantCulture, $"person{contact}");

        private static string ContactOf(int contact) => string.Create(CultureInfo.InvariantCulture, $"49152009{20_000 + contact}");

        private static string OldOf(int old) => string.Create(CultureInfo.InvariantCulture, $"57804620{1_000_000 + old}");

        private static string CustomerOf(int one, int customer) => string.Create(CultureInfo.InvariantCulture, $"4915300{10_000 + (one * 10) + customer}0");
    }
}
