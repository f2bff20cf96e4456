using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;

namespace Chatbotics.WebFront.Identity.Accounts;

/// <summary>
/// What passwords must be like: long enough, not among the first that everybody guesses, not the person's own name. No
/// rules about signs and capitals, which make passwords worse (NIST SP 800-63B section 5.1.1.2).
/// </summary>
internal sealed class PasswordRules : IPasswordValidator<AccountUser>
{
    /// <summary>The shortest password, in characters.</summary>
    public const int MinLength = 10;

    /// <summary>The longest password, in characters; hashing takes time.</summary>
    public const int MaxLength = 200;

    private static readonly FrozenSet<string> Guessed = new[]
    {
        "1234567890", "12345678910", "0123456789", "0987654321", "9876543210", "1q2w3e4r5t", "q1w2e3r4t5", "qwertyuiop",
        "qwerty1234", "qwerty12345", "qwerty123456", "asdfghjkl1", "password12", "password123", "password1234", "passw0rd123",
        "passwort123", "letmein1234", "welcome123", "welcome1234", "iloveyou12", "iloveyou123", "administrator", "admin12345",
        "changeme123", "abcdefghij", "abcd1234567", "abc1234567", "trustno1234", "sunshine123", "football123", "baseball123",
        "princess123", "superman123", "monkey12345", "dragon12345", "master12345", "michael123", "charlie123", "whatever123",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public Task<IdentityResult> ValidateAsync(UserManager<AccountUser> manager, AccountUser user, string? password) =>
        Task.FromResult(Check(password, user.Email, user.Name) is { } text
            ? IdentityResult.Failed(new IdentityError { Code = "weak_password", Description = text })
            : IdentityResult.Success);

    /// <summary>Why a password is refused, as a sentence, or null when it is good.</summary>
    /// <param name="password">The password.</param>
    /// <param name="email">The person's address.</param>
    /// <param name="name">The person's name.</param>
    public static string? Check(string? password, string email, string name)
    {
        if (password is null || password.Length < MinLength)
        {
            return Texts.Account["Choose a password of at least {0} characters. Four random words are good.", MinLength];
        }

        if (password.Length > MaxLength)
        {
            return Texts.Account["Choose a password of at most {0} characters.", MaxLength];
        }

        if (password.Distinct().Count() < 5 || Guessed.Contains(password))
        {
            return Texts.Account["This password is among the first that everybody guesses. Choose another one."];
        }

        var mailbox = email.Split('@')[0];
        return IsMostly(password, mailbox) || IsMostly(password, email) || IsMostly(password, name)
            ? Texts.Account["Your password is mostly your name or address. Choose another one."]
            : null;
    }

    private static bool IsMostly(string password, string part) =>
        part.Length >= 4 && password.Length - part.Length < 6 && password.Contains(part, StringComparison.OrdinalIgnoreCase);
}
