using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.Grains.Abstractions.Channels.Website;

/// <summary>What the settings of a website's chat must be like. Pure, so that the form asks before the grain does.</summary>
public static class WebsiteSettingsRules
{
    /// <summary>The longest title, in characters.</summary>
    public const int MaxTitleLength = 60;

    /// <summary>The longest greeting, in characters.</summary>
    public const int MaxGreetingLength = 500;

    /// <summary>The longest text on the button, in characters.</summary>
    public const int MaxLauncherLength = 30;

    /// <summary>The most sites.</summary>
    public const int MaxOrigins = 20;

    /// <summary>The longest id of a channel, in characters.</summary>
    public const int MaxIdLength = 60;

    private static readonly System.Buffers.SearchValues<char> IdCharacters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>The languages that the chat speaks of itself.</summary>
    public static ImmutableArray<string> Languages { get; } = ["en", "de", "ar"];

    /// <summary>Whether a text can be the id of a channel: it stands in addresses and in pages' snippets.</summary>
    /// <param name="id">The candidate; hostile.</param>
    public static bool IsId(string id) => id.Length is > 0 and <= MaxIdLength && !id.AsSpan().ContainsAnyExcept(IdCharacters);

    /// <summary>Checks settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>Every error; empty when they are good.</returns>
    public static ImmutableArray<DefinitionError> Check(WebsiteSettings settings)
    {
        var errors = ImmutableArray.CreateBuilder<DefinitionError>();
        if (!DefinitionText.IsName(settings.Title, MaxTitleLength))
        {
            errors.Add(new("title", $"Write what stands at the chat's head, 1 to {MaxTitleLength} characters on one line."));
        }

        if (settings.Greeting.Length > 0 && !DefinitionText.IsText(settings.Greeting, MaxGreetingLength))
        {
            errors.Add(new("greeting", $"Write up to {MaxGreetingLength} characters, or leave it empty."));
        }

        if (settings.Launcher.Length > 0 && !DefinitionText.IsName(settings.Launcher, MaxLauncherLength))
        {
            errors.Add(new("launcher", $"Write up to {MaxLauncherLength} characters on one line, or leave it empty."));
        }

        if (settings.Colour is not ['#', .. { Length: 6 } digits] || !digits.All(char.IsAsciiHexDigit))
        {
            errors.Add(new("colour", "Write a colour as # and six digits, for example #2F5D50."));
        }

        if (settings.Language.Length > 0 && !Languages.Contains(settings.Language, StringComparer.Ordinal))
        {
            errors.Add(new("language", "Choose one of the languages, or the page's."));
        }

        if (settings.Origins.IsDefault || settings.Origins.Length > MaxOrigins)
        {
            errors.Add(new("origins", $"Name at most {MaxOrigins} sites."));
        }
        else if (settings.Origins.FirstOrDefault(static origin => Origin(origin) != origin) is { } wrong)
        {
            errors.Add(new("origins", $"“{(wrong.Length > 60 ? wrong[..60] + "…" : wrong)}” is not the address of a site. Write it like https://shop.example."));
        }

        return errors.DrainToImmutable();
    }

    /// <summary>A site as browsers name it in the Origin header, or null when the text names none.</summary>
    /// <param name="text">What was typed: an address with or without a path; a name alone means https.</param>
    public static string? Origin(string? text)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text) || text.Length > 300)
        {
            return null;
        }

        if (!text.Contains("://", StringComparison.Ordinal))
        {
            if (!text.Contains('.', StringComparison.Ordinal))
            {
                return null;
            }

            text = "https://" + text;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            && address.UserInfo.Length == 0 && address.IdnHost.Length > 0 && !address.IdnHost.Contains('*', StringComparison.Ordinal)
            ? $"{address.Scheme}://{(address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost)}{(address.IsDefaultPort ? "" : ":" + address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture))}"
            : null;
    }
}
