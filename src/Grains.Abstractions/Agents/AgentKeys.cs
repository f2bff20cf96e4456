using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>The keys of agents and knowledge bases: <c>tenant/id</c>, and <c>tenant/id/part</c>.</summary>
public static class AgentKeys
{
    /// <summary>The id that the agent of a seed file has as a holder of conversations; no other agent may have it.</summary>
    public const string Seeded = "responder";

    /// <summary>Composes a key; throws <see cref="InvalidKeyPartException"/> when a part can't stand in it.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="id">The agent or knowledge base.</param>
    public static string Of(string tenant, string id) => $"{GrainKeys.Tenant(tenant)}{GrainKeys.Separator}{GrainKeys.Part(id, "id")}";

    /// <summary>Composes the key of a part.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="id">The agent or knowledge base.</param>
    /// <param name="part">The part, for example a document.</param>
    public static string Of(string tenant, string id, string part) => $"{Of(tenant, id)}{GrainKeys.Separator}{GrainKeys.Part(part, "id")}";

    /// <summary>The parts of a key.</summary>
    /// <param name="key">What <see cref="Of(string, string)"/> gave.</param>
    public static (string Tenant, string Id) Parse(string key) =>
        key.Split(GrainKeys.Separator) is [var tenant, var id, ..] && GrainKeys.IsTenantId(tenant) && GrainKeys.IsPart(id)
            ? (tenant, id)
            : throw new InvalidKeyPartException("key");
}
