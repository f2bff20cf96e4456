using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.WebFront.Dashboard.Shell.Places;
using Microsoft.AspNetCore.Components;

namespace Chatbotics.WebFront.Dashboard.Settings;

/// <summary>
/// The frame of the settings: a side navigation of what the person may see, and the section of the address. On a phone the
/// navigation is a page of its own.
/// </summary>
public sealed partial class SettingsPage
{
    private ImmutableArray<SettingsSection> _shown = [];
    private SettingsSection? _open;
    private SettingsScope _scope = new(string.Empty, string.Empty, null, null);

    /// <summary>The workspace; null for a person's own sections.</summary>
    [Parameter]
    public string? Tenant { get; set; }

    /// <summary>The section's id; null for the first one, on a phone for the navigation.</summary>
    [Parameter]
    public string? Section { get; set; }

    /// <summary>What follows in the address.</summary>
    [Parameter]
    public string? Rest { get; set; }

    [Inject]
    private IEnumerable<SettingsSection> Sections { get; set; } = default!;

    [Inject]
    private ShellAccess Access { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private string Home => Tenant is null ? "/account" : "/settings/" + Tenant;

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        MemberAccess? member = null;
        if (Tenant is { } tenant)
        {
            if (!GrainKeys.IsTenantId(tenant))
            {
                Navigation.NotFound();
                return;
            }

            member = await Access.Of(tenant);
            if (member is null)
            {
                Navigation.NotFound();
                return;
            }
        }

        _shown = [.. Sections
            .Where(section => Tenant is null ? section.Group == SettingsGroup.You : ShellAccess.Shows(section.Needs, member))
            .OrderBy(static section => section.Group).ThenBy(static section => section.Order)];
        _open = Section is null
            ? _shown.FirstOrDefault(static section => section.Group != SettingsGroup.You) ?? _shown.FirstOrDefault()
            : _shown.FirstOrDefault(section => string.Equals(section.Id, Section, StringComparison.Ordinal));
        if (_open is null && Section is not null)
        {
            Navigation.NotFound();
            return;
        }

        _scope = new SettingsScope(Tenant ?? string.Empty, _open?.Id ?? string.Empty, Rest, member);
    }

    private static string Name(SettingsGroup group) => group switch
    {
        SettingsGroup.You => Texts.Settings["You"],
        SettingsGroup.Workspace => Texts.Settings["Workspace"],
        SettingsGroup.People => Texts.Settings["People"],
        SettingsGroup.Inbox => Texts.Settings["Inbox"],
        _ => Texts.Settings["Developers"],
    };

    private string Address(SettingsSection section) => $"{Home}/{section.Id}";
}
