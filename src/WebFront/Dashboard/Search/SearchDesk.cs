using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Search;
using Chatbotics.WebFront.Identity.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.WebFront.Dashboard.Search;

/// <summary>Searches on the reader's behalf. A page without a cluster behind it has no search.</summary>
/// <param name="services">The page's services.</param>
internal sealed class SearchDesk(IServiceProvider services)
{
    private readonly IClusterClient? _grains = services.GetService<IClusterClient>();
    private readonly WorkspaceCalls? _calls = services.GetService<WorkspaceCalls>();

    /// <summary>Whether there is a search.</summary>
    public bool IsThere => _grains is not null && _calls is not null;

    /// <summary>What the reader may see of what is found.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="text">What was typed; hostile.</param>
    public async Task<SearchPage> Find(string tenant, string text)
    {
        using var caller = Caller.Use(await _calls!.For(tenant, Permission.ViewConversations));
        return await _calls.Access(tenant) is { } access
            ? await _grains!.GetGrain<IMessageSearchGrain>(tenant).Find(new SearchQuery { Text = text, Scope = InboxScope.Of(access), Viewer = access.AccountId })
            : new SearchPage();
    }
}
