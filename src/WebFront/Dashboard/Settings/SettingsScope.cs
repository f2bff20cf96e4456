using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.WebFront.Dashboard.Settings;

/// <summary>Where a section of the settings is shown; a cascading value.</summary>
/// <param name="Tenant">The workspace; empty for a person's own sections at <c>/account</c>.</param>
/// <param name="Section">The section's id.</param>
/// <param name="Rest">What follows in the address, for a section with pages of its own; null for nothing.</param>
/// <param name="Access">What the person may do in the workspace; null outside of one.</param>
internal sealed record SettingsScope(string Tenant, string Section, string? Rest, MemberAccess? Access)
{
    /// <summary>Whether the person has a permission here.</summary>
    /// <param name="permission">The permission.</param>
    public bool May(Permission permission) => Access?.Permissions.Has(permission) == true;

    /// <summary>The address of a section beside this one.</summary>
    /// <param name="section">Its id, with what follows.</param>
    public string Address(string section) => Tenant.Length == 0 ? $"/account/{section}" : $"/settings/{Tenant}/{section}";
}
