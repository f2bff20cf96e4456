using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.People.Security;

namespace Chatbotics.Grains.People.Accounts;

// The second factor. Its secret lies in the vault and never leaves the silo once the app has it.
internal sealed partial class AccountGrain
{
    /// <inheritdoc/>
    public async Task<TwoFactorSetUp> BeginTwoFactor()
    {
        if (!Exists || account.State.TotpReference is not null)
        {
            return new TwoFactorSetUp { Refusal = Refusals.TwoFactorState };
        }

        var former = account.State.PendingTotpReference;
        var reference = $"{IInstallationGrain.Key}/totp-{Id}-{ids.NewId():N}";
        var secret = Totp.CreateSecret();
        await vault.Put(reference, secret);
        await account.Replace(account.State with { PendingTotpReference = reference });
        await DeleteSecret(former);
        return new TwoFactorSetUp { Secret = secret };
    }

    /// <inheritdoc/>
    public async Task<TwoFactorSetUp> ConfirmTwoFactor(string code)
    {
        if (account.State.PendingTotpReference is not { } reference || await vault.Get(reference) is not { } secret)
        {
            return new TwoFactorSetUp { Refusal = Refusals.TwoFactorState };
        }

        if (Totp.Check(secret, Digits(code), Now, 0) is not { } step)
        {
            return new TwoFactorSetUp { Refusal = Refusals.WrongCode };
        }

        var codes = RecoveryCodes.Create();
        await Commit(
            account.State with
            {
                TotpReference = reference,
                PendingTotpReference = null,
                TotpStep = step,
                RecoveryHashes = [.. codes.Select(RecoveryCodes.Hash)],
            },
            AuditActions.TwoFactorEnabled);
        await RotateAll();
        return new TwoFactorSetUp { RecoveryCodes = codes };
    }

    /// <inheritdoc/>
    public async Task<TwoFactorSetUp> RenewRecoveryCodes(string code)
    {
        if (await CheckSecondFactor(code) is { Refusal: { } refusal })
        {
            return new TwoFactorSetUp { Refusal = refusal };
        }

        var codes = RecoveryCodes.Create();
        await Commit(
            account.State with { RecoveryHashes = [.. codes.Select(RecoveryCodes.Hash)], Lock = new SignInLock() },
            AuditActions.RecoveryCodesRenewed);
        return new TwoFactorSetUp { RecoveryCodes = codes };
    }

    /// <inheritdoc/>
    public async Task<Outcome> EndTwoFactor(string code)
    {
        if (await CheckSecondFactor(code) is { Refusal: not null } refused)
        {
            return refused;
        }

        var reference = account.State.TotpReference;
        await Commit(
            account.State with { TotpReference = null, RecoveryHashes = [], TotpStep = 0, Lock = new SignInLock() },
            AuditActions.TwoFactorDisabled);
        await DeleteSecret(reference);
        await RotateAll();
        return Outcome.Done;
    }

    /// <inheritdoc/>
    public async Task<Outcome> CheckSecondFactor(string code)
    {
        if (account.State.TotpReference is not { } reference)
        {
            return Refusals.TwoFactorState;
        }

        if (!await ReserveTry())
        {
            return Refusals.LockedOut;
        }

        if (code is null or { Length: > 64 })
        {
            return Refusals.WrongCode;
        }

        if (RecoveryCodes.IsCode(code))
        {
            return await UseRecoveryCode(code);
        }

        var secret = await vault.Get(reference);
        if (secret is null || Totp.Check(secret, Digits(code), Now, account.State.TotpStep) is not { } step)
        {
            return Refusals.WrongCode;
        }

        await account.Replace(account.State with { TotpStep = step });
        return Outcome.Done;
    }

    private async Task<Outcome> UseRecoveryCode(string code)
    {
        var hash = RecoveryCodes.Hash(code);
        if (account.State.RecoveryHashes.FirstOrDefault(stored => SecretTokens.AreEqual(stored, hash)) is not { } used)
        {
            return Refusals.WrongCode;
        }

        var left = account.State.RecoveryHashes.Remove(used);
        await Commit(
            account.State with { RecoveryHashes = left },
            AuditActions.RecoveryCodeUsed,
            new AuditDetail("left", left.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return Outcome.Done;
    }

    private static string Digits(string code) => string.Concat(code.Where(static character => character != ' '));
}
