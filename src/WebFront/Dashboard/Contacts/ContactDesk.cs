using System.Collections.Immutable;
using System.Security.Claims;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Identity.Access;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.WebFront.Dashboard.Contacts;

/// <summary>What the pages know of contacts. Every question is asked on behalf of who looks.</summary>
/// <param name="services">The page's services.</param>
/// <param name="state">Who looks.</param>
internal sealed class ContactDesk(IServiceProvider services, AuthenticationStateProvider state)
{
    /// <summary>The most conversations of a contact that are shown with their last words.</summary>
    public const int MostConversations = 20;

    private readonly IClusterClient? _grains = services.GetService<IClusterClient>();
    private readonly WorkspaceCalls? _calls = services.GetService<WorkspaceCalls>();

    /// <summary>Whether there are contacts to ask for at all.</summary>
    public bool IsThere => _grains is not null;

    /// <summary>Asks on behalf of who looks.</summary>
    /// <typeparam name="T">What comes back.</typeparam>
    /// <param name="tenant">The workspace; hostile.</param>
    /// <param name="ask">The question.</param>
    /// <exception cref="ForeignGrainException">They are no member: answer 404.</exception>
    public async Task<T> Ask<T>(string tenant, Func<IClusterClient, Task<T>> ask)
    {
        using var caller = Caller.Use(_calls is null ? null : await _calls.For(tenant));
        return await ask(_grains!);
    }

    /// <summary>Asks the workspace's contacts.</summary>
    /// <typeparam name="T">What comes back.</typeparam>
    /// <param name="tenant">The workspace; hostile.</param>
    /// <param name="ask">The question.</param>
    public Task<T> All<T>(string tenant, Func<IContactsGrain, Task<T>> ask) => Ask(tenant, grains => ask(grains.GetGrain<IContactsGrain>(tenant)));

    /// <summary>Asks one contact.</summary>
    /// <typeparam name="T">What comes back.</typeparam>
    /// <param name="tenant">The workspace; hostile.</param>
    /// <param name="id">The contact's id, of a form that was checked.</param>
    /// <param name="ask">The question.</param>
    public Task<T> One<T>(string tenant, string id, Func<IContactGrain, Task<T>> ask) =>
        Ask(tenant, grains => ask(grains.GetGrain<IContactGrain>(ContactKeys.Of(tenant, id))));

    /// <summary>Whether who looks has a permission.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="permission">The permission.</param>
    public async Task<bool> May(string tenant, Permission permission) =>
        _calls is null || (await _calls.Access(tenant))?.Permissions.Has(permission) == true;

    /// <summary>Who looks, as the author of notes and changes.</summary>
    public async Task<Author> Me()
    {
        var user = (await state.GetAuthenticationStateAsync()).User;
        return new Author(AuthorKind.Person, user.FindFirstValue(ClaimTypes.NameIdentifier), user.Identity?.Name);
    }

    /// <summary>The newest of some conversations that who looks may see, newest first.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="keys">The conversations.</param>
    public async Task<ImmutableArray<ConversationSummary>> Summaries(string tenant, ImmutableArray<ConversationKey> keys)
    {
        if (!await May(tenant, Permission.ViewConversations))
        {
            return [];
        }

        var member = _calls is null ? null : await _calls.Access(tenant);
        var all = await Ask(tenant, grains => Task.WhenAll(keys.Take(MostConversations).Select(key => grains.GetGrain<IConversationGrain>(key.Value).GetSummary())));
        return [.. all.OfType<ConversationSummary>()
            .Where(summary => member is null || ConversationSight.Shows(member, summary))
            .OrderByDescending(static summary => summary.LastActivityAt)];
    }
}
