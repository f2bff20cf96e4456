using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Connecting;
using Chatbotics.Grains.Hosting;

namespace Chatbotics.Grains.Channels.Connecting;

/// <inheritdoc cref="IMetaPersonGrain"/>
/// <param name="person">The stored connections.</param>
[GrainType("meta-person")]
internal sealed class MetaPersonGrain([PersistentState("meta-person")] IPersistentState<MetaPersonState> person) : Grain, IMetaPersonGrain
{
    /// <inheritdoc/>
    public async Task Add(ConnectionKey connection)
    {
        var present = person.State.Connections;
        if (!present.Contains(connection.Value, StringComparer.Ordinal))
        {
            await person.Replace(new MetaPersonState { Connections = present.Add(connection.Value) });
        }
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<ConnectionKey>> Connections() =>
        Task.FromResult<ImmutableArray<ConnectionKey>>([.. person.State.Connections.Select(ConnectionKey.Parse)]);

    /// <inheritdoc/>
    public async Task Remove(ConnectionKey connection)
    {
        var left = person.State.Connections.Remove(connection.Value, StringComparer.Ordinal);
        if (left.Length == person.State.Connections.Length)
        {
            return;
        }

        if (!left.IsEmpty)
        {
            await person.Replace(new MetaPersonState { Connections = left });
            return;
        }

        // Nothing is left to find: then nothing of the person is left to store.
        await person.ClearStateAsync();
        DeactivateOnIdle();
    }
}
