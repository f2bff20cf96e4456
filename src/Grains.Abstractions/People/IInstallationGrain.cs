namespace Chatbotics.Grains.Abstractions.People;

/// <summary>This installation: whether it was set up, and by which code that may be done. Key: <see cref="Key"/>.</summary>
[Alias("installation"), GrainScope(GrainScope.Engine)]
public interface IInstallationGrain : IGrainWithStringKey
{
    /// <summary>The one key of this grain, and the tenant id under which the installation's own keys and secrets lie; no workspace may have it.</summary>
    const string Key = "installation";

    /// <summary>Whether the first owner exists.</summary>
    [Alias("is-set-up")]
    Task<bool> IsSetUp();

    /// <summary>A new set-up code, to be printed where the operator sees it; an earlier one is void. Null once the installation is set up.</summary>
    [Alias("issue-code")]
    Task<string?> IssueSetUpCode();

    /// <summary>Checks the set-up code. Wrong ones are slowed down: ten at once, then one each minute.</summary>
    /// <param name="code">As typed.</param>
    [Alias("check-code")]
    Task<Outcome> CheckSetUpCode(string code);

    /// <summary>Closes the set-up for good. Idempotent.</summary>
    [Alias("complete")]
    Task Complete();

    /// <summary>Notes whose installation it is: workspaces that are declared later become theirs as well.</summary>
    /// <param name="accountId">The first owner.</param>
    [Alias("set-owner")]
    Task SetOwner(string accountId);

    /// <summary>Whose installation it is; null before the set-up.</summary>
    [Alias("owner")]
    Task<string?> GetOwner();

    /// <summary>Makes the secret that e-mail addresses are hashed with, if there is none. It lies in the vault.</summary>
    [Alias("ensure-secrets")]
    Task EnsureSecrets();
}
