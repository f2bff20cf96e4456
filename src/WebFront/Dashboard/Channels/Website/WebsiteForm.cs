using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Website;
using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.WebFront.Dashboard.Channels.Website;

/// <summary>What is typed into the page of a website's chat, and what is wrong with it.</summary>
internal sealed class WebsiteForm
{
    private ImmutableArray<DefinitionError> _errors = [];

    /// <summary>What the team calls it.</summary>
    public string Name { get; set; } = "";

    /// <summary>What stands at its head.</summary>
    public string Title { get; set; } = "";

    /// <summary>What visitors read first.</summary>
    public string Greeting { get; set; } = "";

    /// <summary>What the button says.</summary>
    public string Launcher { get; set; } = "";

    /// <summary>Its colour.</summary>
    public string Colour { get; set; } = "#2F5D50";

    /// <summary>The sites, one a line.</summary>
    public string Sites { get; set; } = "";

    /// <summary>Its language.</summary>
    public string Language { get; set; } = "";

    /// <summary>Whether it is shown.</summary>
    public bool IsOn { get; set; } = true;

    /// <summary>The colour, when it is one; for the preview.</summary>
    public string SafeColour => Errors(Read() with { Title = "x", Greeting = "", Launcher = "", Origins = [], Language = "" }).IsEmpty ? Colour.Trim() : "#2F5D50";

    /// <summary>Fills the form.</summary>
    /// <param name="site">The channel.</param>
    public void Fill(WebsiteView site)
    {
        (Name, Title, Greeting, Launcher) = (site.Name, site.Settings.Title, site.Settings.Greeting, site.Settings.Launcher);
        (Colour, Language, IsOn, Sites) = (site.Settings.Colour, site.Settings.Language, site.Settings.IsOn, string.Join('\n', site.Settings.Origins));
    }

    /// <summary>Checks everything; null when something is wrong, which <see cref="Error"/> says then.</summary>
    public WebsiteSettings? Check()
    {
        var settings = Read();
        _errors = [.. Errors(settings), .. ConnectionDefinitionRules.Check(ChannelPlatform.WebChat, new ConnectionDefinition { Name = Name.Trim() })];
        return _errors.IsEmpty ? settings : null;
    }

    /// <summary>What is wrong with a field; null for nothing.</summary>
    /// <param name="field">The field.</param>
    public string? Error(string field) => _errors.Where(error => error.Field == field).Select(static error => error.Message).FirstOrDefault();

    private static ImmutableArray<DefinitionError> Errors(WebsiteSettings settings) => WebsiteSettingsRules.Check(settings);

    private WebsiteSettings Read() => new()
    {
        IsOn = IsOn,
        Title = Title.Trim(),
        Greeting = Greeting.Trim(),
        Launcher = Launcher.Trim(),
        Colour = Colour.Trim(),
        Language = Language,
        Origins = [.. Sites.Split(['\n', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(static line => WebsiteSettingsRules.Origin(line) ?? line).Distinct(StringComparer.OrdinalIgnoreCase)],
    };
}
