using System.Diagnostics.CodeAnalysis;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.WebFront.Dashboard.Settings;

/// <summary>A section of the settings, <c>/settings/{Tenant}/{Id}</c>.</summary>
public sealed record SettingsSection
{
    /// <summary>Its part of the address, for example "labels".</summary>
    public required string Id { get; init; }

    /// <summary>What it is called; the page's one heading.</summary>
    public required string Title { get; init; }

    /// <summary>One sentence under the title: what it is for.</summary>
    public string? About { get; init; }

    /// <summary>Where it stands in the side navigation.</summary>
    public required SettingsGroup Group { get; init; }

    /// <summary>Where it stands in its group, smallest first.</summary>
    public required int Order { get; init; }

    /// <summary>An icon of the sprite.</summary>
    public required string Icon { get; init; }

    /// <summary>Who sees it and may open it; null for every member.</summary>
    public Permission? Needs { get; init; }

    /// <summary>
    /// The component that is the section, drawn under the title once the page is live. It reads where it is from a cascading
    /// <see cref="SettingsScope"/>, and draws no <c>h1</c>.
    /// </summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)]
    public required Type Component { get; init; }
}
