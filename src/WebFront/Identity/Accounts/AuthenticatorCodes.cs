using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Chatbotics.WebFront.Identity.Accounts;

/// <summary>
/// Identity's authenticator provider, asking the account's grain: there the secret stays, each code is good once, and wrong
/// ones count.
/// </summary>
/// <param name="grains">The cluster.</param>
internal sealed class AuthenticatorCodes(IGrainFactory grains) : IUserTwoFactorTokenProvider<AccountUser>
{
    /// <inheritdoc/>
    public Task<string> GenerateAsync(string purpose, UserManager<AccountUser> manager, AccountUser user) => Task.FromResult(string.Empty);

    /// <inheritdoc/>
    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<AccountUser> manager, AccountUser user)
    {
        if (user.Id is null)
        {
            return false;
        }

        using var engine = Caller.Use(Caller.Engine);
        return (await grains.GetGrain<IAccountGrain>(user.Id).CheckSecondFactor(token)).IsDone;
    }

    /// <inheritdoc/>
    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<AccountUser> manager, AccountUser user) => Task.FromResult(user.TwoFactorEnabled);
}
