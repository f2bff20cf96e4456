using Microsoft.Extensions.Options;

namespace Chatbotics.WebFront.Identity;

/// <summary>Stops the start when an option is wrong, with a sentence that names it.</summary>
internal sealed class PeopleOptionsValidator : IValidateOptions<PeopleOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, PeopleOptions options)
    {
        if (!Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")
            || url.Query.Length > 0 || url.Fragment.Length > 0 || url.UserInfo.Length > 0)
        {
            return ValidateOptionsResult.Fail("People:PublicUrl must be an http or https address such as https://desk.example.com, without query.");
        }

        if (options.RefusalTime < TimeSpan.Zero || options.RefusalTime > TimeSpan.FromSeconds(5))
        {
            return ValidateOptionsResult.Fail("People:RefusalTime must be between 00:00:00 and 00:00:05.");
        }

        return options.PasswordIterations is < 10_000 or > 10_000_000
            ? ValidateOptionsResult.Fail("People:PasswordIterations must be between 10000 and 10000000.")
            : ValidateOptionsResult.Success;
    }
}
