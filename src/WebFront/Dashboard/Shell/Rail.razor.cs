using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.WebFront.Dashboard.Shell.Places;
using Chatbotics.WebFront.Dashboard.Tenancy;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Chatbotics.WebFront.Dashboard.Shell;

/// <summary>The places of the workspace. On a phone it lies at the bottom: five places, and the others under "More".</summary>
public sealed partial class Rail : IDisposable
{
    private const int AtThumb = 5;

    private ImmutableArray<Place> _shown = [];
    private ImmutableArray<Place> _folded = [];
    private ImmutableArray<WorkspaceListing> _workspaces = [];
    private Place? _current;
    private string? _tenant;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IEnumerable<Place> Places { get; set; } = default!;

    [Inject]
    private IWorkspaceView Workspaces { get; set; } = default!;

    [Inject]
    private IServiceProvider Services { get; set; } = default!;

    [Inject]
    private ShellAccess Access { get; set; } = default!;

    /// <inheritdoc/>
    public void Dispose() => Navigation.LocationChanged -= Moved;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += Moved;
        _workspaces = await Workspaces.List();
        await Read();
    }

    private void Moved(object? sender, LocationChangedEventArgs move) => _ = InvokeAsync(async () =>
    {
        await Read();
        StateHasChanged();
    });

    private async Task Read()
    {
        var here = Whereabouts.Of(Navigation.Uri);
        _current = here.Find(Places);
        // A page outside of any workspace keeps the places of the one that one comes from.
        var tenant = here.Tenant ?? _tenant ?? _workspaces.FirstOrDefault()?.Id;
        if (tenant is not null && tenant != _tenant)
        {
            var member = await Access.Of(tenant);
            _shown = [.. Places.Where(place => place.IsThere?.Invoke(Services) != false && ShellAccess.Shows(place.Needs, member)).OrderBy(static place => place.Order)];
            _folded = [.. _shown.Except(_shown.OrderBy(static place => place.PhoneOrder ?? place.Order).Take(AtThumb))];
            _tenant = tenant;
        }
    }
}
