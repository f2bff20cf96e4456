using System.Diagnostics.CodeAnalysis;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.WebFront.Dashboard.Shell.Places;

/// <summary>A place in the rail: a page of the workspace that one goes to directly.</summary>
public sealed record Place
{
    /// <summary>The first part of its addresses, for example "contacts" for <c>/contacts/{Tenant}</c>; also its id.</summary>
    public required string Area { get; init; }

    /// <summary>What the rail calls it: one word where possible, there are 76 pixels.</summary>
    public required string Title { get; init; }

    /// <summary>An icon of the sprite.</summary>
    public required string Icon { get; init; }

    /// <summary>Where it stands, smallest first. On a phone the first five stand at the bottom, the others under "More".</summary>
    public required int Order { get; init; }

    /// <summary>Where it stands on a phone; null for <see cref="Order"/>.</summary>
    public int? PhoneOrder { get; init; }

    /// <summary>Who sees it; null for every member.</summary>
    public Permission? Needs { get; init; }

    /// <summary>Whether this installation has it at all, from the page's services; null for always.</summary>
    public Func<IServiceProvider, bool>? IsThere { get; init; }

    /// <summary>The part of the address after the workspace that makes this place and no other, for example "simulator".</summary>
    public string? Part { get; init; }

    /// <summary>A component without parameters that is drawn over the icon, for example a count; null for none.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)]
    public Type? Mark { get; init; }

    /// <summary>Its address in a workspace.</summary>
    /// <param name="tenant">The workspace.</param>
    public string Address(string tenant) => Part is null ? $"/{Area}/{tenant}" : $"/{Area}/{tenant}/{Part}";
}
