using System.Security.Cryptography;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Notifications.Ports;
using Chatbotics.Grains.People.Accounts;
using Chatbotics.Grains.People.Security;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.People;

/// <inheritdoc cref="IInstallationGrain"/>
/// <param name="installation">The stored state.</param>
/// <param name="vault">Keeps the installation's secrets.</param>
/// <param name="time">The clock.</param>
[GrainType("installation")]
internal sealed class InstallationGrain(
    [PersistentState("installation")] IPersistentState<InstallationState> installation,
    ISecretVault vault,
    TimeProvider time) : Grain, IInstallationGrain, IIncomingGrainCallFilter
{
    private const int Burst = 10;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly TokenBucket _tries = new(time);

    /// <inheritdoc/>
    public Task Invoke(IIncomingGrainCallContext context) => CallerGate.Enter(context);

    /// <inheritdoc/>
    public Task<bool> IsSetUp() => Task.FromResult(installation.State.IsSetUp);

    /// <inheritdoc/>
    public async Task<string?> IssueSetUpCode()
    {
        if (installation.State.IsSetUp)
        {
            return null;
        }

        var code = RecoveryCodes.Create()[0];
        await installation.Replace(installation.State with { CodeHash = RecoveryCodes.Hash(code) });
        return code;
    }

    /// <inheritdoc/>
    public Task<Outcome> CheckSetUpCode(string code)
    {
        if (installation.State.IsSetUp)
        {
            return Task.FromResult<Outcome>(Refusals.AlreadySetUp);
        }

        if (_tries.Take(Burst, Interval) > TimeSpan.Zero)
        {
            return Task.FromResult<Outcome>(Refusals.LockedOut);
        }

        var isRight = code is { Length: <= 100 } && installation.State.CodeHash is { } hash
            && SecretTokens.AreEqual(hash, RecoveryCodes.Hash(code));
        return Task.FromResult(isRight ? Outcome.Done : Refusals.WrongSetUpCode);
    }

    /// <inheritdoc/>
    public async Task Complete()
    {
        if (!installation.State.IsSetUp)
        {
            await installation.Replace(new InstallationState { IsSetUp = true, OwnerId = installation.State.OwnerId });
        }
    }

    /// <inheritdoc/>
    public async Task SetOwner(string accountId)
    {
        if (!installation.State.IsSetUp)
        {
            await installation.Replace(installation.State with { OwnerId = accountId });
        }
    }

    /// <inheritdoc/>
    public Task<string?> GetOwner() => Task.FromResult(installation.State.IsSetUp ? installation.State.OwnerId : null);

    /// <inheritdoc/>
    public async Task EnsureSecrets()
    {
        if (await vault.Get(EmailKeys.Reference) is null)
        {
            await vault.Put(EmailKeys.Reference, SecretTokens.Create());
        }

        if (await vault.Get(IWebPush.KeyReference) is null)
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            await vault.Put(IWebPush.KeyReference, Convert.ToBase64String(key.ExportPkcs8PrivateKey()));
        }
    }
}
