using System.Collections.Concurrent;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Knowledge;

namespace Chatbotics.Grains.Agents;

/// <summary>Published versions, which never change, and the languages of knowledge, which seldom do, for this silo's turns.</summary>
/// <param name="grains">The grains.</param>
/// <param name="time">The clock.</param>
internal sealed class AgentCatalog(IGrainFactory grains, TimeProvider time)
{
    private const int Capacity = 2_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(string Key, int Version), AgentDefinition> _versions = new();
    private readonly ConcurrentDictionary<string, (System.Collections.Immutable.ImmutableArray<KnowledgeListing> Bases, long At)> _bases = new(StringComparer.Ordinal);

    /// <summary>A version's definition, or null.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="version">A published version's number, or 0 for the draft.</param>
    public async ValueTask<AgentDefinition?> Get(string tenant, string agent, int version)
    {
        var key = AgentKeys.Of(tenant, agent);
        if (version > 0 && _versions.TryGetValue((key, version), out var known))
        {
            return known;
        }

        var found = await grains.GetGrain<IAgentGrain>(key).GetVersion(version);
        if (found is not null && version > 0)
        {
            if (_versions.Count >= Capacity)
            {
                _versions.Clear();
            }

            _versions[(key, version)] = found;
        }

        return found;
    }

    /// <summary>The languages of the sources of an agent's knowledge; at least one.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="agent">The agent.</param>
    public async ValueTask<System.Collections.Immutable.ImmutableArray<string>> Languages(string tenant, AgentDefinition agent)
    {
        if (agent.KnowledgeBases.IsDefaultOrEmpty)
        {
            return [agent.Language];
        }

        if (!_bases.TryGetValue(tenant, out var known) || time.GetElapsedTime(known.At) > Fresh)
        {
            known = (await grains.GetGrain<IKnowledgeDirectoryGrain>(tenant).List(), time.GetTimestamp());
            _bases[tenant] = known;
        }

        return [.. known.Bases.Where(item => agent.KnowledgeBases.Contains(item.Id)).SelectMany(item => item.Languages).Append(agent.Language).Distinct(StringComparer.OrdinalIgnoreCase).Take(6)];
    }
}
