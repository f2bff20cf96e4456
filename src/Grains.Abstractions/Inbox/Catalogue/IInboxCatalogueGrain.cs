using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.Inbox.Catalogue;

/// <summary>A workspace's labels and saved filters. Key: the tenant id.</summary>
[Alias("inbox-catalogue")]
public interface IInboxCatalogueGrain : IGrainWithStringKey
{
    /// <summary>Everything that somebody sees.</summary>
    /// <param name="viewer">Who, by account; null for what is everybody's.</param>
    [Alias("get"), AlwaysInterleave]
    Task<InboxCatalogue> Get(string? viewer);

    /// <summary>Makes a label, or changes the one with the id.</summary>
    /// <param name="label">The label; an empty id makes one.</param>
    [Alias("save-label")]
    Task<CatalogueResult> SaveLabel(Label label);

    /// <summary>Deletes a label; conversations don't show it any more. Idempotent.</summary>
    /// <param name="id">Its id.</param>
    [Alias("delete-label")]
    Task<CatalogueResult> DeleteLabel(string id);

    /// <summary>Keeps a filter, or changes the one with the id. Everybody's filters need the right to manage the inbox's settings.</summary>
    /// <param name="filter">The filter; an empty id makes one.</param>
    /// <param name="by">Who, by account: others' own filters can't be changed.</param>
    [Alias("save-filter")]
    Task<CatalogueResult> SaveFilter(SavedFilter filter, string by);

    /// <summary>Deletes a filter. Idempotent.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="by">Who, by account.</param>
    [Alias("delete-filter")]
    Task<CatalogueResult> DeleteFilter(string id, string by);
}
