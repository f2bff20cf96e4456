using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Erasures;
using Chatbotics.Grains.Abstractions.Privacy.Exports;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Privacy.Exports;

/// <summary>Files of persons' data that hold something of what is erased go at once, and their keys: copies would outlive it.</summary>
/// <param name="grains">The files.</param>
internal sealed class ExportTarget(IGrainFactory grains) : IErasureTarget
{
    /// <inheritdoc/>
    public string Store => "exports";

    /// <inheritdoc/>
    public int Order => 90;

    /// <inheritdoc/>
    public async ValueTask<long> Begin(ErasureScope scope, CancellationToken cancellationToken = default) => scope.Kind switch
    {
        // With a workspace every key goes, and every state and part under its name.
        ErasureKind.Message => await Forget(scope.Tenant, [scope.Subjects[0]]),
        ErasureKind.Conversation or ErasureKind.Contact or ErasureKind.Connection or ErasureKind.Media or ErasureKind.Traces => await Forget(scope.Tenant, scope.Subjects),
        _ => 0,
    };

    /// <inheritdoc/>
    public async ValueTask<long> Erase(ErasureScope scope, ImmutableArray<DoomedConversation> conversations, CancellationToken cancellationToken = default) =>
        scope.Kind == ErasureKind.Workspace ? 0 : await Forget(scope.Tenant, [.. conversations.Select(static one => one.Key.Value)]);

    private async ValueTask<long> Forget(string tenant, ImmutableArray<string> subjects)
    {
        using var engine = Caller.Use(Caller.Engine);
        return subjects.IsEmpty ? 0 : await grains.GetGrain<IDataExportsGrain>(tenant).Forget(subjects);
    }
}
