using Chatbotics.CommandLine;
using Chatbotics.Hosting;
using Chatbotics.MetaSimulator;
using Chatbotics.MetaSimulator.Webhooks;
using Chatbotics.TestKit.Processes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Chatbotics.ProductKit;

/// <summary>The whole product within the test's process, over real sockets, with a simulated Meta beside it.</summary>
public sealed class Product : IAsyncDisposable
{
    private readonly string _folder;
    private readonly bool _ownsFolder;
    private readonly WebApplication _app;

    private Product(WebApplication app, SimulatorHost simulator, Uri address, string folder, bool ownsFolder)
    {
        _app = app;
        Simulator = simulator;
        Address = address;
        _folder = folder;
        _ownsFolder = ownsFolder;
    }

    /// <summary>Where the product listens.</summary>
    public Uri Address { get; }

    /// <summary>The simulated Meta; null's place is taken when the caller gave one.</summary>
    public SimulatorHost Simulator { get; }

    /// <summary>The simulated Meta's state.</summary>
    public SimulatedMeta Meta => Simulator.Meta;

    /// <summary>The grains.</summary>
    public IGrainFactory Grains => _app.Services.GetRequiredService<IGrainFactory>();

    /// <summary>The product's services.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>The data folder.</summary>
    public string DataFolder => _folder;

    /// <summary>Starts it.</summary>
    /// <param name="seed">A seed's JSON; null for <see cref="DefaultSeed"/>.</param>
    /// <param name="folder">A data folder to reuse; null for a new one that goes with the product.</param>
    /// <param name="options">How Meta is simulated; null for fast retries.</param>
    /// <param name="configure">Changes services or configuration.</param>
    public static async Task<Product> Start(
        string? seed = null,
        string? folder = null,
        SimulatorOptions? options = null,
        Action<WebApplicationBuilder>? configure = null)
    {
        options ??= new SimulatorOptions { Retries = RetryPolicy.Fast };
        var simulator = await SimulatorHost.Start(options);
        AddDefaultAssets(simulator.Meta);
        var data = folder ?? Directory.CreateTempSubdirectory("chatbotics-test-").FullName;
        var seedFile = Path.Combine(data, "seed.json");
        await File.WriteAllTextAsync(seedFile, seed ?? DefaultSeed);
        var address = new Uri(FormattableString.Invariant($"http://127.0.0.1:{FreePort.Take()}"));
        var app = await ChatboticsHost.Build(
            new HostArguments { Urls = address.ToString(), DataFolder = Path.Combine(data, "data"), Demo = false, SeedFile = seedFile },
            builder =>
            {
                builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
                {
                    ["Setup:OwnerEmail"] = OwnerEmail,
                    ["Setup:OwnerPassword"] = OwnerPassword,
                    ["Setup:OwnerName"] = OwnerName,
                    ["People:PasswordIterations"] = "10000",
                    ["People:RefusalTime"] = "00:00:00",
                    ["Meta:AppId"] = options.AppId,
                    ["Meta:AppSecret"] = options.AppSecret,
                    ["Meta:InstagramAppSecret"] = options.InstagramAppSecret,
                    ["Meta:InstagramAppId"] = options.InstagramAppId,
                    ["Meta:SignupConfigId"] = "1",
                    ["Meta:LoginBaseUrl"] = simulator.BaseUrl,
                    ["Meta:InstagramLoginBaseUrl"] = simulator.BaseUrl,
                    ["Meta:InstagramApiBaseUrl"] = simulator.BaseUrl,
                    ["Meta:VerifyToken"] = options.VerifyToken,
                    ["Meta:GraphBaseUrl"] = simulator.BaseUrl,
                    ["Meta:InstagramGraphBaseUrl"] = simulator.BaseUrl,
                });
                builder.Logging.SetMinimumLevel(LogLevel.Warning);
                configure?.Invoke(builder);
            });
        await app.StartAsync();
        simulator.Meta.Webhooks.Callback = new Uri(address, "/webhooks/meta");
        return new Product(app, simulator, address, data, folder is null);
    }

    /// <summary>The address that the owner of every workspace signs in with.</summary>
    public const string OwnerEmail = "owner@example.test";

    /// <summary>The owner's password.</summary>
    public const string OwnerPassword = "a horse in the staple";

    /// <summary>The owner's name.</summary>
    public const string OwnerName = "Olga Owner";

    /// <summary>One workspace, one connection on each platform, a responder that knows one answer.</summary>
    public static string DefaultSeed { get; } = $$$"""
        {"workspaces":[{"id":"acme","name":"Acme","channels":[
          {"platform":"whatsapp","assetId":"{{{Assets.PhoneNumberId}}}","businessAccountId":"{{{Assets.BusinessAccountId}}}","name":"Shop number","accessToken":"{{{Assets.Token}}}"},
          {"platform":"messenger","assetId":"{{{Assets.PageId}}}","name":"Shop page","accessToken":"{{{Assets.Token}}}"},
          {"platform":"instagram","assetId":"{{{Assets.InstagramId}}}","name":"@shop","accessToken":"{{{Assets.InstagramToken}}}"}],
        "responder":{"quietPeriodMs":0,"answers":[{"question":"When are you open?","answer":"Monday to Saturday from 10 to 18."}]}}]}
        """;

    /// <summary>Adds the assets of <see cref="DefaultSeed"/> to a simulated Meta.</summary>
    /// <param name="meta">The simulated Meta.</param>
    public static void AddDefaultAssets(SimulatedMeta meta)
    {
        meta.AddWhatsAppNumber(Assets.PhoneNumberId, Assets.BusinessAccountId, "+1 555 078 3881", Assets.Token);
        meta.AddPage(Assets.PageId, "Shop page", Assets.Token);
        meta.AddInstagramAccount(Assets.InstagramId, Assets.InstagramId, "shop", Assets.InstagramToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Simulator.DisposeAsync();
        if (_ownsFolder)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    /// <summary>The ids of the default assets.</summary>
    public static class Assets
    {
        /// <summary>The WhatsApp number.</summary>
        public const string PhoneNumberId = "106540352242922";

        /// <summary>Its business account.</summary>
        public const string BusinessAccountId = "102290129340398";

        /// <summary>The Page.</summary>
        public const string PageId = "682498302938465";

        /// <summary>The Instagram account.</summary>
        public const string InstagramId = "17841405726653026";

        /// <summary>The token of number and Page.</summary>
        public const string Token = "test-token";

        /// <summary>The token of the Instagram account.</summary>
        public const string InstagramToken = "test-instagram-token";
    }
}
