using Microsoft.Extensions.Options;

namespace Chatbotics.Assistants.Crawling;

/// <summary>Checks <see cref="CrawlerOptions"/> at start. Each failure is a sentence that names the key.</summary>
public sealed class CrawlerOptionsValidator : IValidateOptions<CrawlerOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, CrawlerOptions options)
    {
        var failures = new List<string>();
        if (options.Name.Length is 0 or > 40 || !options.Name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
        {
            failures.Add("Crawler:Name must be 1 to 40 letters, digits, hyphens and underscores.");
        }

        if (options.AboutAddress is { } about
            && (!Uri.TryCreate(about, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)))
        {
            failures.Add("Crawler:AboutAddress must be an absolute http(s) address.");
        }

        failures.AddRange(options.TrustedHosts.Where(host => TrustedHost.Parse(host) is null)
            .Select(host => $"Crawler:TrustedHosts must hold hosts with their ports such as \"wiki.internal:443\", but holds \"{host}\"."));
        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }
}
