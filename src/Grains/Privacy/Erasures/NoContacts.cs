using System.Collections.Immutable;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Privacy.Erasures;

/// <summary>Stands in where no contacts are kept.</summary>
internal sealed class NoContacts : IContactReach
{
    /// <inheritdoc/>
    public ValueTask<ImmutableArray<string>> Expand(string tenant, ImmutableArray<string> subjects) => new(subjects);
}
