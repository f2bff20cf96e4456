using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Privacy.Ports;
using Orleans.Core.Internal;

namespace Chatbotics.Grains.Privacy.Erasures;

/// <summary>
/// What grains have stored under the keys of a workspace or a connection: settings, agents, saved answers, templates,
/// requests, the audit log, and whatever is added one day. Nothing needs to register here: what a key names is found by it.
/// </summary>
/// <param name="states">The stored states.</param>
/// <param name="grains">The grains, which may hold them in memory.</param>
internal sealed class StateTarget(IWorkspaceStates states, IGrainFactory grains) : IErasureTarget
{
    private const int Passes = 5;
    private const int Together = 200;

    /// <inheritdoc/>
    public string Store => "states";

    /// <inheritdoc/>
    public int Order => 900;

    /// <summary>
    /// Types of grains whose states outlive a workspace: the proofs of its erasures, which name nobody, and the erasure that
    /// is under way.
    /// </summary>
    public static FrozenSet<string> Kept { get; } = FrozenSet.Create(StringComparer.Ordinal, "receipt-ledger", "receipt-segment", "erasure", "erasure-desk");

    /// <inheritdoc/>
    public async ValueTask<long> End(ErasureScope scope, CancellationToken cancellationToken = default)
    {
        switch (scope.Kind)
        {
            case ErasureKind.Workspace:
                // The list of conversations holds names in memory, and stores nothing itself.
                await Rest(GrainId.Create("inbox", scope.Tenant));
                return await Remove(scope.Tenant, cancellationToken);
            case ErasureKind.Connection:
                await grains.GetGrain<IWorkspaceGrain>(scope.Tenant).RemoveConnection(ConnectionKey.Parse(scope.Subjects[0]));
                return await Remove(scope.Subjects[0], cancellationToken);
            default:
                return 0;
        }
    }

    private async ValueTask<long> Remove(string prefix, CancellationToken cancellationToken)
    {
        var removed = 0L;
        for (var pass = 0; pass < Passes; pass++)
        {
            var found = (await states.List(prefix, cancellationToken)).Where(static grain => !Kept.Contains(TypeOf(grain))).ToImmutableArray();
            if (found.IsEmpty)
            {
                return removed;
            }

            foreach (var some in found.Chunk(Together))
            {
                // One that is awake could write what it remembers; its next write meets another version and is refused.
                await Task.WhenAll(some.Select(grain => Rest(GrainId.Parse(grain, CultureInfo.InvariantCulture))));
                removed += await states.Remove([.. some], cancellationToken);
            }
        }

        throw new StoreUnavailableException("Something writes while it is being erased. It is tried again in a minute.");
    }

    private async Task Rest(GrainId grain)
    {
        try
        {
            await grains.GetGrain<IGrainManagementExtension>(grain).DeactivateOnIdle();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // It can't wake without its keys, which is as good as being asleep.
        }
    }

    private static string TypeOf(string grain) => grain[..Math.Max(0, grain.IndexOf('/'))];
}
