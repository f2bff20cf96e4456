using System.Security.Cryptography;
using Chatbotics.CommandLine;
using Chatbotics.MetaSimulator;

namespace Chatbotics.Demo;

/// <summary>
/// The simulated Meta of the demo workspace. It stands where Meta stands: the product sends to its Graph API and gets its
/// signed webhooks over HTTP, and cannot tell the difference.
/// </summary>
internal static class DemoSimulator
{
    /// <summary>
    /// Starts it, unless the demo isn't wished or a Meta app is configured: one process speaks to one Meta.
    /// Points the configuration at it.
    /// </summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="builder">The host's builder.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<SimulatorHost?> StartIfWished(HostArguments arguments, WebApplicationBuilder builder, CancellationToken cancellationToken)
    {
        if (!arguments.Demo || !string.IsNullOrEmpty(builder.Configuration["Meta:AppSecret"]))
        {
            return null;
        }

        var options = new SimulatorOptions
        {
            AppSecret = Secret(),
            InstagramAppSecret = Secret(),
            VerifyToken = Secret(),
            AsksThePerson = true,
            TokenFile = Path.Combine(Directory.CreateDirectory(arguments.DataFolder).FullName, "simulator-tokens.json"),
            Callback = new Uri(new Uri(FirstAddress(arguments.Urls)), "/webhooks/meta"),
        };
        var simulator = await SimulatorHost.Start(options, cancellationToken);
        DemoAssets.Add(simulator.Meta);
        DemoAssets.AddUnconnected(simulator.Meta);
        simulator.Meta.Login.RecallTokens();
        builder.Configuration["Meta:AppId"] = options.AppId;
        builder.Configuration["Meta:AppSecret"] = options.AppSecret;
        builder.Configuration["Meta:InstagramAppSecret"] = options.InstagramAppSecret;
        builder.Configuration["Meta:InstagramAppId"] = options.InstagramAppId;
        builder.Configuration["Meta:SignupConfigId"] = "1";
        builder.Configuration["Meta:VerifyToken"] = options.VerifyToken;
        builder.Configuration["Meta:LoginBaseUrl"] = simulator.BaseUrl;
        builder.Configuration["Meta:InstagramLoginBaseUrl"] = simulator.BaseUrl;
        builder.Configuration["Meta:InstagramApiBaseUrl"] = simulator.BaseUrl;
        builder.Configuration["Meta:GraphBaseUrl"] = simulator.BaseUrl;
        builder.Configuration["Meta:InstagramGraphBaseUrl"] = simulator.BaseUrl;
        return simulator;
    }

    // A wildcard address is listened on, not called.
    private static string FirstAddress(string urls) =>
        urls.Split(';')[0].Replace("://*", "://127.0.0.1", StringComparison.Ordinal).Replace("://+", "://127.0.0.1", StringComparison.Ordinal)
            .Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal).Replace("://[::]", "://[::1]", StringComparison.Ordinal);

    // New at every start: a secret that stands in the source would sign webhooks for every demo in the world.
    private static string Secret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
