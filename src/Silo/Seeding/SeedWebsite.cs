using Chatbotics.Grains.Abstractions.Channels.Website;

namespace Chatbotics.Silo.Seeding;

/// <summary>Reads what a seed file declares of the chat on a website.</summary>
internal static class SeedWebsite
{
    /// <summary>The settings; what is wrong with them is noted at its place.</summary>
    /// <param name="node">The member "website".</param>
    public static WebsiteSettings? Read(SeedNode node)
    {
        if (!node.IsObjectOf("title", "greeting", "launcher", "colour", "language", "origins", "off"))
        {
            return null;
        }

        var settings = new WebsiteSettings
        {
            Title = node.RequiredText("title") ?? "?",
            Greeting = node.Text("greeting") ?? "",
            Launcher = node.Text("launcher") ?? "",
            Language = node.Text("language") ?? "",
            Origins = node.Texts("origins", WebsiteSettingsRules.MaxOrigins),
            IsOn = !node.Flag("off"),
        };
        settings = node.Text("colour") is { } colour ? settings with { Colour = colour } : settings;
        foreach (var error in WebsiteSettingsRules.Check(settings))
        {
            node.WrongAt(error.Field, error.Message);
        }

        return settings;
    }
}
