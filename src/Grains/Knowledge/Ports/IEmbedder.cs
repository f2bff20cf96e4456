using System.Collections.Immutable;

namespace Chatbotics.Grains.Knowledge.Ports;

/// <summary>Turns texts into vectors whose direction tells what they are about.</summary>
public interface IEmbedder
{
    /// <summary>The model and length, for example "text-embedding-3-small/512": vectors of different ones can't be compared.</summary>
    string Model { get; }

    /// <summary>The vectors of texts, in their order.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<ImmutableArray<ReadOnlyMemory<float>>> Embed(ImmutableArray<string> texts, CancellationToken cancellationToken = default);
}
