using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.Search;

/// <summary>Finds messages, notes and contacts of a workspace by their words. Key: the tenant id.</summary>
[Alias("message-search")]
public interface IMessageSearchGrain : IGrainWithStringKey
{
    /// <summary>Finds what holds every word, or words that begin so; the newest first. The index is a moment behind.</summary>
    /// <param name="query">What is looked for.</param>
    [Alias("find"), AlwaysInterleave]
    Task<SearchPage> Find(SearchQuery query);
}
