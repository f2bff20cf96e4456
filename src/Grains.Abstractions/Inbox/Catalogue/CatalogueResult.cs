using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.Grains.Abstractions.Inbox.Catalogue;

/// <summary>The answer to a change of the catalogue.</summary>
/// <param name="Id">The id of what was saved; null when refused.</param>
/// <param name="Error">Why not, and at which field; null when done.</param>
[GenerateSerializer, Immutable, Alias("catalogue-result")]
public sealed record CatalogueResult([property: Id(0)] string? Id, [property: Id(1)] DefinitionError? Error = null)
{
    /// <summary>Refuses.</summary>
    /// <param name="field">The field, for example "name".</param>
    /// <param name="text">What to do.</param>
    public static CatalogueResult Refused(string field, string text) => new(null, new DefinitionError(field, text));
}
