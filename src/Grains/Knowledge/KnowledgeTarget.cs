using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Knowledge;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Knowledge.Ports;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Knowledge;

/// <summary>What agents know: documents with their files and passages.</summary>
/// <param name="index">The passages.</param>
/// <param name="grains">The knowledge bases, which remove their own documents.</param>
internal sealed class KnowledgeTarget(IPassageIndex index, IGrainFactory grains) : IErasureTarget
{
    private const int SourceParts = 3;

    /// <inheritdoc/>
    public string Store => "knowledge";

    /// <inheritdoc/>
    public int Order => 200;

    /// <inheritdoc/>
    public async ValueTask<long> Begin(ErasureScope scope, CancellationToken cancellationToken = default)
    {
        var removed = 0L;
        foreach (var subject in scope.Kind == ErasureKind.Knowledge ? scope.Subjects : [])
        {
            var parts = subject.Split('/');
            var knowledge = grains.GetGrain<IKnowledgeBaseGrain>(AgentKeys.Of(parts[0], parts[1]));
            if (await knowledge.Get() is not { } present)
            {
                continue;
            }

            if (parts.Length == SourceParts)
            {
                removed += present.Sources.Any(source => string.Equals(source.Id, parts[2], StringComparison.Ordinal)) ? 1 : 0;
                await knowledge.Remove(parts[2]);
            }
            else
            {
                removed += present.Sources.Length;
                await knowledge.Delete();
            }
        }

        return removed;
    }

    /// <inheritdoc/>
    public async ValueTask<long> End(ErasureScope scope, CancellationToken cancellationToken = default)
    {
        if (scope.Kind != ErasureKind.Workspace)
        {
            return 0;
        }

        await index.Erase(scope.Tenant, cancellationToken);
        return 1;
    }
}
