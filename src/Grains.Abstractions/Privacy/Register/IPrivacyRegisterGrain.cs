using Chatbotics.Grains.Abstractions.People;
using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.Privacy.Register;

/// <summary>
/// What a workspace has written down about privacy. Key: the tenant id. Changes need <see cref="Permission.ManagePrivacy"/>,
/// grants <see cref="Permission.GrantAccess"/>; all are audited.
/// </summary>
[Alias("privacy-register-grain")]
public interface IPrivacyRegisterGrain : IGrainWithStringKey
{
    /// <summary>All of it.</summary>
    [Alias("get"), AlwaysInterleave]
    Task<PrivacyRegister> Get();

    /// <summary>Changes the notices.</summary>
    /// <param name="notices">The new ones.</param>
    [Alias("set-notices")]
    Task<Outcome> SetNotices(Notices notices);

    /// <summary>Adds a subprocessor, as a new version of the list.</summary>
    /// <param name="subprocessor">The company.</param>
    [Alias("add-subprocessor")]
    Task<Outcome> AddSubprocessor(Subprocessor subprocessor);

    /// <summary>Takes a subprocessor out, as a new version of the list; it stays readable as a former one.</summary>
    /// <param name="id">Its id.</param>
    [Alias("remove-subprocessor")]
    Task<Outcome> RemoveSubprocessor(string id);

    /// <summary>Lets the operator's staff see messages for some hours.</summary>
    /// <param name="reason">Why, 5 to 200 characters.</param>
    /// <param name="hours">1 to <see cref="AccessGrant.MaxHours"/>.</param>
    [Alias("grant")]
    Task<Outcome> Grant(string reason, int hours);

    /// <summary>Takes a grant back at once. Idempotent.</summary>
    /// <param name="id">Its id.</param>
    [Alias("revoke")]
    Task<Outcome> Revoke(string id);

    /// <summary>Whether the operator's staff may see messages now.</summary>
    [Alias("is-open"), AlwaysInterleave]
    Task<bool> IsOpenToOperator();
}
