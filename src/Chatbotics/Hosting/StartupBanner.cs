using Chatbotics.CommandLine;
using Chatbotics.MetaSimulator;
using Chatbotics.Silo.Seeding;
using Chatbotics.WebFront.Identity.Journeys;
using Chatbotics.WebFront.Webhooks;
using Microsoft.Extensions.Options;

namespace Chatbotics.Hosting;

/// <summary>What the person at the keyboard reads when everything is up.</summary>
internal static class StartupBanner
{
    /// <summary>Prints addresses, the data folder and, until there is an account, the link that makes the first one.</summary>
    /// <param name="app">The running application.</param>
    /// <param name="output">Where to.</param>
    public static async Task Print(WebApplication app, TextWriter output)
    {
        var arguments = app.Services.GetRequiredService<HostArguments>();
        var address = app.Urls.First();
        await output.WriteLineAsync();
        await output.WriteLineAsync($"  Chatbotics is ready: {address}");
        await output.WriteLineAsync($"  Webhooks of Meta:    {address}{MetaWebhookAddress.Path}");
        await output.WriteLineAsync($"  Data folder:         {arguments.DataFolder}");
        await output.WriteLineAsync(app.Services.GetService<SimulatorHost>() is null
            ? $"  Demo:                off{(arguments.Demo ? ", since a Meta app is configured" : "")}"
            : $"  Demo:                workspace {DemoSeed.Tenant}; write to it as a customer with the phone on the page");
        if (string.IsNullOrEmpty(app.Services.GetRequiredService<IOptions<Channels.Meta.MetaOptions>>().Value.AppSecret))
        {
            await output.WriteLineAsync("  Note:                Meta:AppSecret isn't set, so every webhook is refused.");
        }

        if (await app.Services.GetRequiredService<FirstStart>().Link() is { } link)
        {
            await output.WriteLineAsync();
            await output.WriteLineAsync("  Nobody has an account yet. Open this link to make yours; it works once, for whoever opens it:");
            await output.WriteLineAsync();
            await output.WriteLineAsync($"    {link}");
        }

        if (await app.Services.GetRequiredService<FirstStart>().RecoveryLink() is { } recovery)
        {
            await output.WriteLineAsync();
            await output.WriteLineAsync("  Setup:RecoverEmail is set. This link sets a new password within an hour:");
            await output.WriteLineAsync();
            await output.WriteLineAsync($"    {recovery}");
        }

        await output.WriteLineAsync();
    }
}
