using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.WebFront.Dashboard.Shell.Places;

/// <summary>Reads an address of the dashboard: <c>/{area}/{tenant}/{part}/…</c>.</summary>
/// <param name="Area">The place's area; empty at the root.</param>
/// <param name="Tenant">The workspace; null where the address names none.</param>
/// <param name="Part">What comes after the workspace; null for the place itself.</param>
internal readonly record struct Whereabouts(string Area, string? Tenant, string? Part)
{
    /// <summary>Reads it.</summary>
    /// <param name="uri">An absolute address.</param>
    public static Whereabouts Of(string uri) => new Uri(uri).AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        [] => new(string.Empty, null, null),
        ["account", ..] => new("account", null, null),
        [var area] => new(area, null, null),
        [var area, var tenant] => new(area, Known(tenant), null),
        // The last part says which pane of a conversation is shown.
        [var area, var tenant, .., var last] => new(area, Known(tenant), last),
    };

    /// <summary>Which of the places this is; null for none.</summary>
    /// <param name="places">The places.</param>
    public Place? Find(IEnumerable<Place> places)
    {
        Place? found = null;
        foreach (var place in places)
        {
            if (string.Equals(place.Area, Area, StringComparison.Ordinal)
                && (place.Part is null ? found is null : string.Equals(place.Part, Part, StringComparison.Ordinal)))
            {
                found = place;
            }
        }

        return found;
    }

    private static string? Known(string tenant) => GrainKeys.IsTenantId(tenant) ? tenant : null;
}
