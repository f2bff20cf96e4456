using System.CommandLine;
using System.Globalization;
using Chatbotics.MetaSimulator.Scenarios;
using Chatbotics.MetaSimulator.Webhooks;

namespace Chatbotics.MetaSimulator.CommandLine;

/// <summary>The simulator as a program of its own.</summary>
internal static class SimulatorCommand
{
    private static readonly Option<string> s_urls = new("--urls") { Description = "Where it listens.", DefaultValueFactory = _ => "http://127.0.0.1:5090" };
    private static readonly Option<string?> s_callback = new("--callback") { Description = "Where webhooks go, such as http://127.0.0.1:5080/webhooks/meta." };
    private static readonly Option<string?> s_appId = new("--app-id") { Description = "The app's id." };
    private static readonly Option<string?> s_appSecret = new("--app-secret") { Description = "Signs webhooks of WhatsApp, Messenger and Page-linked Instagram." };
    private static readonly Option<string?> s_instagramAppId = new("--instagram-app-id") { Description = "The id of the Instagram-Login product." };
    private static readonly Option<string?> s_instagramSecret = new("--instagram-app-secret") { Description = "Signs webhooks of Instagram Login." };
    private static readonly Option<string?> s_verifyToken = new("--verify-token") { Description = "Sent in the handshake." };
    private static readonly Option<string[]> s_whatsApp = new("--whatsapp") { Description = "A number: phone-number-id,waba-id,display-number,token[,name]. Repeatable." };
    private static readonly Option<string[]> s_page = new("--page") { Description = "A Page: id,name,token. Repeatable." };
    private static readonly Option<string[]> s_instagram = new("--instagram") { Description = "An Instagram account: id,user-id,username,token[,page-id]. Repeatable." };
    private static readonly Option<FileInfo?> s_seed = new("--seed") { Description = "Adds the channels of a seed file of the product as assets." };
    private static readonly Option<string[]> s_scenario = new("--scenario") { Description = "Plays a scenario after the start: a built-in name or a file. Repeatable." };
    private static readonly Option<DirectoryInfo?> s_fixtures = new("--fixtures") { Description = "Sends the webhook bodies of a folder after the start." };
    private static readonly Option<bool> s_rewrite = new("--rewrite-ids") { Description = "Gives the fixtures the simulator's account ids and new message ids." };
    private static readonly Option<bool> s_handshake = new("--handshake") { Description = "Does the webhook handshake after the start." };
    private static readonly Option<bool> s_noReceipts = new("--no-receipts") { Description = "No receipts and no echoes." };
    private static readonly Option<bool> s_noLimits = new("--no-limits") { Description = "No throttling." };
    private static readonly Option<bool> s_benchmark = new("--benchmark") { Description = "Accepts everything, sends nothing by itself, keeps no bodies." };
    private static readonly Option<bool> s_http2 = new("--http2") { Description = "HTTP/2 without TLS instead of HTTP/1.1." };

    public static RootCommand Create()
    {
        var command = new RootCommand("A simulated Meta: a Graph API for WhatsApp, Messenger and Instagram, and a sender of signed webhooks.")
        {
            s_urls, s_callback, s_appId, s_appSecret, s_instagramAppId, s_instagramSecret, s_verifyToken, s_whatsApp, s_page, s_instagram,
            s_seed, s_scenario, s_fixtures, s_rewrite, s_handshake, s_noReceipts, s_noLimits, s_benchmark, s_http2,
        };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult arguments, CancellationToken stop)
    {
        try
        {
            await using var host = await SimulatorHost.Start(Options(arguments), stop);
            AddAssets(host.Meta, arguments);
            Console.WriteLine($"The simulated Meta listens at {host.BaseUrl} for graph.facebook.com and graph.instagram.com; control it under {host.BaseUrl}/_simulator/");
            foreach (var asset in host.Meta.Assets)
            {
                Console.WriteLine($"  {asset} ({asset.Name})");
            }

            await Opening(host.Meta, arguments, stop);
            await Task.Delay(Timeout.Infinite, stop);
            return 0;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception error) when (error is FormatException or KeyNotFoundException or InvalidOperationException or HttpRequestException or IOException or TimeoutException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 1;
        }
    }

    private static SimulatorOptions Options(ParseResult arguments)
    {
        var options = arguments.GetValue(s_benchmark) ? SimulatorOptions.ForBenchmarks : new SimulatorOptions();
        return options with
        {
            Url = arguments.GetValue(s_urls)!,
            Callback = Callback(arguments.GetValue(s_callback)),
            AppId = arguments.GetValue(s_appId) ?? options.AppId,
            AppSecret = arguments.GetValue(s_appSecret) ?? options.AppSecret,
            InstagramAppId = arguments.GetValue(s_instagramAppId) ?? options.InstagramAppId,
            InstagramAppSecret = arguments.GetValue(s_instagramSecret) ?? options.InstagramAppSecret,
            VerifyToken = arguments.GetValue(s_verifyToken) ?? options.VerifyToken,
            Receipts = arguments.GetValue(s_noReceipts) ? ReceiptPolicy.None : options.Receipts,
            Limits = arguments.GetValue(s_noLimits) ? SendLimits.None : options.Limits,
            Http2 = arguments.GetValue(s_http2),
        };
    }

    private static Uri? Callback(string? text) =>
        text is null ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var callback) && callback.Scheme is ("http" or "https") ? callback
        : throw new FormatException($"--callback needs an address such as http://127.0.0.1:5080/webhooks/meta, not {text}.");

    private static void AddAssets(SimulatedMeta meta, ParseResult arguments)
    {
        foreach (var parts in Parts(arguments, s_whatsApp, 4))
        {
            meta.AddWhatsAppNumber(parts[0], parts[1], parts[2], parts[3], parts.ElementAtOrDefault(4) ?? "Business");
        }

        foreach (var parts in Parts(arguments, s_page, 3))
        {
            meta.AddPage(parts[0], parts[1], parts[2]);
        }

        foreach (var parts in Parts(arguments, s_instagram, 4))
        {
            meta.AddInstagramAccount(parts[0], parts[1], parts[2], parts[3], parts.ElementAtOrDefault(4));
        }

        if (arguments.GetValue(s_seed) is { } seed)
        {
            SeedFile.AddTo(meta, File.ReadAllText(seed.FullName));
        }
    }

    private static IEnumerable<string[]> Parts(ParseResult arguments, Option<string[]> option, int least) =>
        (arguments.GetValue(option) ?? []).Select(text => text.Split(',', StringSplitOptions.TrimEntries) is { } parts && parts.Length >= least
            ? parts
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{option.Name} needs {least} values with commas between: {option.Description}")));

    private static async Task Opening(SimulatedMeta meta, ParseResult arguments, CancellationToken stop)
    {
        if (arguments.GetValue(s_handshake))
        {
            var handshake = await meta.Webhooks.Handshake(cancellationToken: stop);
            Console.WriteLine(handshake.Verified ? "The callback is verified." : $"The callback is NOT verified: it answered {handshake.Status}.");
        }

        if (arguments.GetValue(s_fixtures) is { } folder)
        {
            foreach (var (file, delivery) in await FixtureFolder.Send(meta, folder.FullName, arguments.GetValue(s_rewrite), stop))
            {
                Console.WriteLine($"  {Answer(delivery)} {file}");
            }
        }

        foreach (var name in arguments.GetValue(s_scenario) ?? [])
        {
            var scenario = Scenario.BuiltIn.FirstOrDefault(known => known.Name == name) ?? Scenario.Parse(await File.ReadAllTextAsync(name, stop));
            Console.WriteLine($"{scenario.Name}: {scenario.Description}");
            var run = await ScenarioRunner.Run(meta, scenario, stop);
            Console.WriteLine("  " + string.Join(' ', run.Deliveries.Select(Answer)));
        }
    }

    private static string Answer(Delivery delivery) => delivery.Status?.ToString(CultureInfo.InvariantCulture) ?? delivery.Error ?? "?";
}
