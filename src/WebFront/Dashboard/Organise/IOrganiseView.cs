using Chatbotics.Grains.Abstractions.Inbox.Catalogue;

namespace Chatbotics.WebFront.Dashboard.Organise;

/// <summary>What pages know of how a workspace orders its conversations, and change of it.</summary>
internal interface IOrganiseView
{
    /// <summary>Everything the person needs; null when the person is no member.</summary>
    /// <param name="tenant">The workspace.</param>
    Task<OrganiseFacts?> Get(string tenant);

    /// <summary>Makes or changes a label.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="label">The label; an empty id makes one.</param>
    Task<CatalogueResult> SaveLabel(string tenant, Label label);

    /// <summary>Deletes a label.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="id">Its id.</param>
    Task<CatalogueResult> DeleteLabel(string tenant, string id);

    /// <summary>Keeps a filter.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="filter">The filter; an empty id makes one.</param>
    Task<CatalogueResult> SaveFilter(string tenant, SavedFilter filter);

    /// <summary>Deletes a filter.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="id">Its id.</param>
    Task<CatalogueResult> DeleteFilter(string tenant, string id);
}
