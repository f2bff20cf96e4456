using Chatbotics.Grains.Abstractions.Assignment;
using Chatbotics.Grains.Abstractions.Inbox.Catalogue;

namespace Chatbotics.WebFront.Dashboard.Organise;

/// <summary>What pages know of assignment, and tell it.</summary>
internal interface IAssignmentView
{
    /// <summary>The rules, and how things stand.</summary>
    /// <param name="tenant">The workspace.</param>
    Task<AssignmentOverview> Get(string tenant);

    /// <summary>Replaces the rules and capacities.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="settings">All of them.</param>
    Task<CatalogueResult> Save(string tenant, AssignmentSettings settings);

    /// <summary>The person's page is open, or no longer.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="page">Identifies the page.</param>
    /// <param name="isOpen">Whether it is open.</param>
    Task Show(string tenant, string page, bool isOpen);
}
