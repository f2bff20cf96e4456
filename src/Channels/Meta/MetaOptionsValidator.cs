using System.Globalization;
using Microsoft.Extensions.Options;

namespace Chatbotics.Channels.Meta;

/// <summary>Checks <see cref="MetaOptions"/> at start. Each failure is a sentence that names the key; none shows a secret.</summary>
public sealed class MetaOptionsValidator : IValidateOptions<MetaOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, MetaOptions options)
    {
        var failures = new List<string>();
        Address(failures, nameof(options.GraphBaseUrl), options.GraphBaseUrl);
        Address(failures, nameof(options.InstagramGraphBaseUrl), options.InstagramGraphBaseUrl);
        Address(failures, nameof(options.LoginBaseUrl), options.LoginBaseUrl);
        Address(failures, nameof(options.InstagramLoginBaseUrl), options.InstagramLoginBaseUrl);
        Address(failures, nameof(options.InstagramApiBaseUrl), options.InstagramApiBaseUrl);
        Digits(failures, nameof(options.AppId), options.AppId);
        Digits(failures, nameof(options.InstagramAppId), options.InstagramAppId);
        Digits(failures, nameof(options.LoginConfigId), options.LoginConfigId);
        Digits(failures, nameof(options.SignupConfigId), options.SignupConfigId);

        if (!IsVersion(options.GraphVersion))
        {
            failures.Add($"Meta:GraphVersion must be \"v\" and a number such as v25.0, but is \"{options.GraphVersion}\".");
        }

        if (options.VerifyToken is { Length: (> 0 and < 8) or > 200 })
        {
            failures.Add("Meta:VerifyToken must have 8 to 200 characters.");
        }

        Secret(failures, nameof(options.AppSecret), options.AppSecret);
        Secret(failures, nameof(options.InstagramAppSecret), options.InstagramAppSecret);
        Range(failures, nameof(options.MaxBodyBytes), options.MaxBodyBytes, 1024, 64 * 1024 * 1024);
        Range(failures, nameof(options.RequestTimeoutMs), options.RequestTimeoutMs, 100, 120_000);
        Range(failures, nameof(options.MaxConnections), options.MaxConnections, 1, 10_000);
        Range(failures, nameof(options.MaxMediaBytes), options.MaxMediaBytes, 1024, 1024 * 1024 * 1024);
        Range(failures, nameof(options.BreakerMinimumCalls), options.BreakerMinimumCalls, 2, 1_000);
        Range(failures, nameof(options.BreakerWindowMs), options.BreakerWindowMs, 500, 600_000);
        Range(failures, nameof(options.BreakerPauseMs), options.BreakerPauseMs, 500, 600_000);
        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }

    private static void Address(List<string> failures, string key, string value)
    {
        if (!Uri.TryCreate(value, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)
            || address.Query.Length > 0 || address.Fragment.Length > 0 || address.UserInfo.Length > 0)
        {
            failures.Add($"Meta:{key} must be an absolute http(s) address, but is \"{value}\".");
        }
    }

    private static void Digits(List<string> failures, string key, string? value)
    {
        if (value is { Length: > 0 } && (value.Length > 32 || !value.All(char.IsAsciiDigit)))
        {
            failures.Add($"Meta:{key} must be digits, but is \"{value}\".");
        }
    }

    private static void Secret(List<string> failures, string key, string? value)
    {
        if (value is { Length: (> 0 and < 8) or > 200 } or [' ', ..] or [.., ' '])
        {
            failures.Add($"Meta:{key} must have 8 to 200 characters without a space at either end.");
        }
    }

    private static void Range(List<string> failures, string key, long value, long least, long most)
    {
        if (value < least || value > most)
        {
            failures.Add(string.Create(CultureInfo.InvariantCulture, $"Meta:{key} must be from {least} to {most}, but is {value}."));
        }
    }

    private static bool IsVersion(string version) =>
        version is ['v', .. var number] && number.Length is > 0 and <= 6
        && number.All(letter => char.IsAsciiDigit(letter) || letter == '.') && char.IsAsciiDigit(number[0]) && char.IsAsciiDigit(number[^1]);
}
