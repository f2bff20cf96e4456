using Chatbotics.Grains.Abstractions.People;
using Microsoft.AspNetCore.Identity;

namespace Chatbotics.WebFront.Identity.Accounts;

/// <summary>
/// Hashes and verifies passwords, a few at a time: each takes a tenth of a second of a core, and a flood of wrong ones must
/// leave the rest of the program its cores.
/// </summary>
/// <param name="hasher">Identity's hasher.</param>
internal sealed class PasswordWork(IPasswordHasher<AccountUser> hasher) : IDisposable
{
    private static readonly AccountUser Anybody = new();

    private readonly SemaphoreSlim _cores = new(Math.Max(1, Environment.ProcessorCount / 2));
    private string? _nobody;

    /// <summary>Why a new password is refused, or null when it is good.</summary>
    /// <param name="password">The password.</param>
    /// <param name="email">The person's address.</param>
    /// <param name="name">The person's name.</param>
    public static Refusal? WhyNot(string? password, string email, string name) =>
        PasswordRules.Check(password, email, name) is { } text ? new Refusal("weak_password", text, "password") : null;

    /// <summary>Hashes a new password.</summary>
    /// <param name="password">The password.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<string> Hash(string password, CancellationToken cancellationToken = default) =>
        Work(() => hasher.HashPassword(Anybody, password), cancellationToken);

    /// <summary>Verifies a password. Takes the same time when there is nothing to verify it against.</summary>
    /// <param name="hash">The stored hash; null when there is no account.</param>
    /// <param name="password">What was typed.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<PasswordVerificationResult> Verify(string? hash, string? password, CancellationToken cancellationToken = default) => Work(
        () =>
        {
            var typed = password is { Length: <= PasswordRules.MaxLength } ? password : string.Empty;
            var stored = hash ?? (_nobody ??= hasher.HashPassword(Anybody, "nobody has this password"));
            var result = hasher.VerifyHashedPassword(Anybody, stored, typed);
            return hash is null || typed.Length == 0 ? PasswordVerificationResult.Failed : result;
        },
        cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _cores.Dispose();

    private async Task<T> Work<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await _cores.WaitAsync(cancellationToken);
        try
        {
            return work();
        }
        finally
        {
            _cores.Release();
        }
    }
}
