using System.Globalization;
using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.Assistants.Models;

/// <summary>What <see cref="ModelOptions"/> must hold to. Each error is a sentence that names the key.</summary>
public static class ModelOptionsRules
{
    /// <summary>Finds what is wrong.</summary>
    /// <param name="options">The options.</param>
    /// <param name="path">What the sentences call them, for example "Models:Catalogue:main".</param>
    /// <returns>The sentences; empty when all is well.</returns>
    public static IReadOnlyList<string> Check(ModelOptions options, string path)
    {
        var errors = new List<string>();
        CheckEndpoint(options, path, errors);
        if (options.Model.Length is 0 or > 200 || options.Model.Any(char.IsControl))
        {
            errors.Add($"{path}:Model must name the model with 1 to 200 characters.");
        }

        if (options.Company is { Length: > 80 } || options.Region is { Length: > 60 } || $"{options.Company}{options.Region}".Any(char.IsControl))
        {
            errors.Add($"{path}:Company and {path}:Region name, in at most 80 and 60 characters, who runs the model and where.");
        }

        if (options.ApiKeyReference is { } reference && !IsReference(reference))
        {
            errors.Add($"{path}:ApiKeyReference must be a workspace's id, a slash and a name, such as \"acme/openai-key\". The key itself belongs into the vault.");
        }

        if (options.ApiKeyReference is null && options.Provider != ModelProvider.Compatible)
        {
            errors.Add($"{path}:ApiKeyReference is missing: {options.Provider} wants a key. Set it, or set Provider to {nameof(ModelProvider.Compatible)}.");
        }

        if (options.AzureApiVersion is { } version && (options.Provider != ModelProvider.AzureOpenAi || !IsVersion(version)))
        {
            errors.Add($"{path}:AzureApiVersion must be a date such as 2024-10-21, and belongs to the provider {nameof(ModelProvider.AzureOpenAi)} only.");
        }

        var second = TimeSpan.FromSeconds(1);
        var minutes = TimeSpan.FromMinutes(10);
        Range(errors, path, nameof(options.Timeout), options.Timeout, second, minutes);
        Range(errors, path, nameof(options.FirstTokenTimeout), options.FirstTokenTimeout, second, minutes);
        Range(errors, path, nameof(options.IdleTimeout), options.IdleTimeout, second, minutes);
        Range(errors, path, nameof(options.Retries), options.Retries, 0, 8);
        Range(errors, path, nameof(options.RetryDelay), options.RetryDelay, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1));
        Range(errors, path, nameof(options.MaxRetryDelay), options.MaxRetryDelay, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(2));
        Range(errors, path, nameof(options.BreakerMinimumCalls), options.BreakerMinimumCalls, 2, 1_000);
        Range(errors, path, nameof(options.BreakerFailureShare), options.BreakerFailureShare, 0.05, 1);
        Range(errors, path, nameof(options.BreakerWindow), options.BreakerWindow, TimeSpan.FromMilliseconds(500), minutes);
        Range(errors, path, nameof(options.BreakerPause), options.BreakerPause, TimeSpan.FromMilliseconds(500), minutes);
        Range(errors, path, nameof(options.MaxOutputTokens), options.MaxOutputTokens, 1, 1_000_000);
        Range(errors, path, nameof(options.Temperature), options.Temperature ?? 0, 0f, 2f);
        CheckPrice(options.Price, path + ":Price", errors);
        return errors;
    }

    private static void CheckEndpoint(ModelOptions options, string path, List<string> errors)
    {
        if (!Uri.TryCreate(options.Endpoint, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)
            || address.Query.Length > 0 || address.Fragment.Length > 0 || address.UserInfo.Length > 0)
        {
            errors.Add($"{path}:Endpoint must be an absolute http(s) address without a query, such as https://api.openai.com/v1.");
        }
    }

    private static void CheckPrice(ModelPrice price, string path, List<string> errors)
    {
        Range(errors, path, nameof(price.InputPerMillion), price.InputPerMillion, 0m, 10_000m);
        Range(errors, path, nameof(price.CachedInputPerMillion), price.CachedInputPerMillion ?? 0m, 0m, 10_000m);
        Range(errors, path, nameof(price.OutputPerMillion), price.OutputPerMillion, 0m, 10_000m);
        if (price.Currency.Length != 3 || !price.Currency.All(char.IsAsciiLetterUpper))
        {
            errors.Add($"{path}:Currency must be three capital letters such as USD.");
        }
    }

    private static void Range<T>(List<string> errors, string path, string key, T value, T least, T most)
        where T : IComparable<T>
    {
        if (!(value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0))
        {
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"{path}:{key} must be from {least} to {most}, but is {value}."));
        }
    }

    private static bool IsReference(string reference)
    {
        var slash = reference.IndexOf(GrainKeys.Separator, StringComparison.Ordinal);
        return slash > 0 && GrainKeys.IsTenantId(reference.AsSpan(0, slash)) && GrainKeys.IsPart(reference.AsSpan(slash + 1));
    }

    private static bool IsVersion(string version) =>
        version.Length is >= 10 and <= 20 && version.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
}
