using Microsoft.Extensions.Options;

namespace Chatbotics.WebFront.Api;

/// <summary>Stops the start when an option makes no sense.</summary>
internal sealed class ApiOptionsValidator : IValidateOptions<ApiOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ApiOptions options) => options.RequestsPerMinute is >= 1 and <= 100_000
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail("Api:RequestsPerMinute must be 1 to 100000.");
}
