using System.Collections.Immutable;
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

    /// <summary>
    /// Makes the entries that follow settings what the settings say now: adds, replaces and takes out, as one new version of
    /// the list, or none when nothing differs. Called by the engine alone.
    /// </summary>
    /// <param name="known">All of them; each with <see cref="Subprocessor.FromSetting"/>.</param>
    [Alias("follow-settings")]
    Task FollowSettings(ImmutableArray<Subprocessor> known);

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
