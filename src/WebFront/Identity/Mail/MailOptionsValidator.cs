using Chatbotics.Grains.Abstractions.People;
using Microsoft.Extensions.Options;

namespace Chatbotics.WebFront.Identity.Mail;

/// <summary>Stops the start when an option is wrong, with a sentence that names it.</summary>
internal sealed class MailOptionsValidator : IValidateOptions<MailOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        if (options.Host.Length == 0)
        {
            return ValidateOptionsResult.Success;
        }

        if (options.Port is < 1 or > 65_535)
        {
            return ValidateOptionsResult.Fail("Mail:Port must be between 1 and 65535.");
        }

        return EmailAddresses.TryNormalize(options.From, out _)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Mail:From must be the address that mails come from, such as desk@example.com.");
    }
}
