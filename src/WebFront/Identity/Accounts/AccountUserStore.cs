using System.Globalization;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Chatbotics.WebFront.Identity.Accounts;

/// <summary>
/// ASP.NET Core Identity's stores on accounts' grains. Identity validates and hashes; counting tries, codes and sessions
/// is the grain's, where it can't race.
/// </summary>
/// <param name="grains">The cluster.</param>
internal sealed class AccountUserStore(IGrainFactory grains) :
    IUserPasswordStore<AccountUser>, IUserEmailStore<AccountUser>, IUserSecurityStampStore<AccountUser>,
    IUserLockoutStore<AccountUser>, IUserTwoFactorStore<AccountUser>
{
    /// <inheritdoc/>
    public async Task<IdentityResult> CreateAsync(AccountUser user, CancellationToken cancellationToken)
    {
        using var engine = Caller.Use(Caller.Engine);
        var outcome = await grains.GetGrain<IAccountDirectoryGrain>(IAccountDirectoryGrain.Key).Create(new NewAccount
        {
            Name = user.Name,
            Email = user.Email,
            PasswordHash = user.PasswordHash ?? throw new InvalidOperationException("An account needs a password."),
            EmailConfirmed = user.EmailConfirmed,
        });
        user.Id = outcome.Id;
        user.StoredPasswordHash = user.PasswordHash;
        return Result(outcome.Refusal);
    }

    /// <inheritdoc/>
    public async Task<IdentityResult> UpdateAsync(AccountUser user, CancellationToken cancellationToken)
    {
        using var engine = Caller.Use(Caller.Engine);
        var account = Account(user);
        if (user.PasswordHash is { } hash && user.StoredPasswordHash is { } stored && !string.Equals(hash, stored, StringComparison.Ordinal))
        {
            var result = await account.SetPassword(stored, hash, sessionId: null);
            if (result.Refusal is not null)
            {
                return Result(result.Refusal);
            }

            user.StoredPasswordHash = hash;
        }

        return Result((await account.SetName(user.Name)).Refusal);
    }

    /// <inheritdoc/>
    public async Task<IdentityResult> DeleteAsync(AccountUser user, CancellationToken cancellationToken)
    {
        using var engine = Caller.Use(Caller.Engine);
        return Result((await Account(user).Erase()).Refusal);
    }

    /// <inheritdoc/>
    public async Task<AccountUser?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        if (!AccountIds.IsAccountId(userId))
        {
            return null;
        }

        using var engine = Caller.Use(Caller.Engine);
        var account = grains.GetGrain<IAccountGrain>(userId);
        var profile = await account.GetProfile();
        var credentials = await account.GetCredentials();
        return profile is null || credentials is null ? null : new AccountUser
        {
            Id = userId,
            Name = profile.Name,
            Email = profile.Email,
            EmailConfirmed = profile.EmailConfirmed,
            PasswordHash = credentials.PasswordHash,
            StoredPasswordHash = credentials.PasswordHash,
            SecurityStamp = credentials.SecurityStamp,
            TwoFactorEnabled = credentials.TwoFactorEnabled,
            LockedUntil = credentials.LockedUntil,
            FailedTries = credentials.FailedTries,
        };
    }

    /// <inheritdoc/>
    public async Task<AccountUser?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken)
    {
        using var engine = Caller.Use(Caller.Engine);
        var id = await grains.GetGrain<IAccountDirectoryGrain>(IAccountDirectoryGrain.Key).Find(normalizedEmail);
        return id is null ? null : await FindByIdAsync(id, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<AccountUser?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        FindByEmailAsync(normalizedUserName, cancellationToken);

    /// <inheritdoc/>
    public async Task<int> IncrementAccessFailedCountAsync(AccountUser user, CancellationToken cancellationToken)
    {
        using var engine = Caller.Use(Caller.Engine);
        await Account(user).ReserveTry();
        return user.FailedTries = (await Account(user).GetCredentials())?.FailedTries ?? 0;
    }

    /// <inheritdoc/>
    public async Task ResetAccessFailedCountAsync(AccountUser user, CancellationToken cancellationToken)
    {
        using var engine = Caller.Use(Caller.Engine);
        await Account(user).ClearTries();
        (user.FailedTries, user.LockedUntil) = (0, null);
    }

    /// <inheritdoc/>
    public Task<string> GetUserIdAsync(AccountUser user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Id ?? string.Empty);

    /// <inheritdoc/>
    public Task<string?> GetUserNameAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    /// <inheritdoc/>
    public Task SetUserNameAsync(AccountUser user, string? userName, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<string?> GetNormalizedUserNameAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    /// <inheritdoc/>
    public Task SetNormalizedUserNameAsync(AccountUser user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<string?> GetEmailAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    /// <inheritdoc/>
    public Task SetEmailAsync(AccountUser user, string? email, CancellationToken cancellationToken)
    {
        user.Email = email ?? string.Empty;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<bool> GetEmailConfirmedAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult(user.EmailConfirmed);

    /// <inheritdoc/>
    public Task SetEmailConfirmedAsync(AccountUser user, bool confirmed, CancellationToken cancellationToken)
    {
        user.EmailConfirmed = confirmed;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<string?> GetNormalizedEmailAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    /// <inheritdoc/>
    public Task SetNormalizedEmailAsync(AccountUser user, string? normalizedEmail, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<string?> GetPasswordHashAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    /// <inheritdoc/>
    public Task<bool> HasPasswordAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    /// <inheritdoc/>
    public Task SetPasswordHashAsync(AccountUser user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.PasswordHash = passwordHash;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<string?> GetSecurityStampAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult(user.SecurityStamp);

    /// <inheritdoc/>
    public Task SetSecurityStampAsync(AccountUser user, string stamp, CancellationToken cancellationToken)
    {
        // The grain makes its own with every new password.
        user.SecurityStamp = stamp;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<DateTimeOffset?> GetLockoutEndDateAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult(user.LockedUntil);

    /// <inheritdoc/>
    public Task SetLockoutEndDateAsync(AccountUser user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken)
    {
        // The grain locks by its own count.
        user.LockedUntil = lockoutEnd;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<int> GetAccessFailedCountAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult(user.FailedTries);

    /// <inheritdoc/>
    public Task<bool> GetLockoutEnabledAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult(true);

    /// <inheritdoc/>
    public Task SetLockoutEnabledAsync(AccountUser user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<bool> GetTwoFactorEnabledAsync(AccountUser user, CancellationToken cancellationToken) => Task.FromResult(user.TwoFactorEnabled);

    /// <inheritdoc/>
    public Task SetTwoFactorEnabledAsync(AccountUser user, bool enabled, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Two-factor sign-in is turned on and off by a code: IAccountGrain.ConfirmTwoFactor and EndTwoFactor.");

    /// <inheritdoc/>
    public void Dispose()
    {
        // Grains' references hold nothing.
    }

    private static IdentityResult Result(Refusal? refusal) => refusal is null
        ? IdentityResult.Success
        : IdentityResult.Failed(new IdentityError { Code = refusal.Code, Description = refusal.Text });

    private IAccountGrain Account(AccountUser user) =>
        grains.GetGrain<IAccountGrain>(user.Id ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"This account is not stored yet.")));
}
