using System.Security.Claims;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Knowledge;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Identity.Access;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.WebFront.Dashboard.Agents;

/// <summary>What the pages know of agents and knowledge. Every question is asked on behalf of who looks, and needs the right to change assistants.</summary>
/// <param name="services">The page's services.</param>
/// <param name="state">Who looks.</param>
internal sealed class AgentDesk(IServiceProvider services, AuthenticationStateProvider state)
{
    private readonly IClusterClient? _grains = services.GetService<IClusterClient>();
    private readonly WorkspaceCalls? _calls = services.GetService<WorkspaceCalls>();

    /// <summary>Asks on behalf of who looks.</summary>
    /// <typeparam name="T">What comes back.</typeparam>
    /// <param name="tenant">The workspace; hostile.</param>
    /// <param name="ask">The question.</param>
    /// <param name="needs">The permission it takes.</param>
    /// <exception cref="ForeignGrainException">They are no member, or may not: answer 404.</exception>
    public async Task<T> Ask<T>(string tenant, Func<IClusterClient, Task<T>> ask, Permission needs = Permission.ManageAssistants)
    {
        if (_grains is null || (_calls is not null && (await _calls.Access(tenant))?.Permissions.Has(needs) != true))
        {
            throw new ForeignGrainException();
        }

        using var caller = Caller.Use(_calls is null ? null : await _calls.For(tenant));
        return await ask(_grains);
    }

    /// <summary>Asks one agent.</summary>
    /// <typeparam name="T">What comes back.</typeparam>
    /// <param name="tenant">The workspace; hostile.</param>
    /// <param name="agent">The agent; hostile.</param>
    /// <param name="ask">The question.</param>
    public Task<T> Agent<T>(string tenant, string agent, Func<IAgentGrain, Task<T>> ask) =>
        Ask(tenant, grains => ask(grains.GetGrain<IAgentGrain>(AgentKeys.Of(tenant, agent))));

    /// <summary>Asks one knowledge base.</summary>
    /// <typeparam name="T">What comes back.</typeparam>
    /// <param name="tenant">The workspace; hostile.</param>
    /// <param name="knowledgeBase">The base; hostile.</param>
    /// <param name="ask">The question.</param>
    public Task<T> Base<T>(string tenant, string knowledgeBase, Func<IKnowledgeBaseGrain, Task<T>> ask) =>
        Ask(tenant, grains => ask(grains.GetGrain<IKnowledgeBaseGrain>(AgentKeys.Of(tenant, knowledgeBase))));

    /// <summary>Who looks, as the author of changes.</summary>
    public async Task<Author> Me()
    {
        var user = (await state.GetAuthenticationStateAsync()).User;
        return new Author(AuthorKind.Person, user.FindFirstValue(ClaimTypes.NameIdentifier), user.Identity?.Name);
    }

    /// <summary>An id from a name: lower case, hyphens, and a number when it is taken or reserved.</summary>
    /// <param name="name">The name.</param>
    /// <param name="taken">The ids that are there.</param>
    public static string IdOf(string name, IReadOnlyCollection<string> taken)
    {
        var words = new string([.. name.ToLowerInvariant().Select(static c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]);
        var slug = string.Join('-', words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        slug = slug.Length switch { 0 => "agent", > 40 => slug[..40].TrimEnd('-'), _ => slug };
        var id = slug;
        for (var n = 2; taken.Contains(id) || id is "new" or "knowledge" or AgentKeys.Seeded; n++)
        {
            id = $"{slug}-{n}";
        }

        return id;
    }
}
