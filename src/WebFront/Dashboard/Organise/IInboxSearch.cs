using System.Collections.Immutable;

namespace Chatbotics.WebFront.Dashboard.Organise;

/// <summary>Finds conversations by who the customer is.</summary>
internal interface IInboxSearch
{
    /// <summary>The latest conversations of customers with a name, number or address.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="text">Words, or their beginnings.</param>
    Task<ImmutableArray<SearchHit>> Find(string tenant, string text);
}
