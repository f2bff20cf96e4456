using System.Collections.Immutable;

namespace Chatbotics.Grains.Privacy.Ports;

/// <summary>Finds everything of the people to whom some conversations belong.</summary>
internal interface IContactReach
{
    /// <summary>
    /// The given keys, the keys of every other conversation of the same people under whatever identity, and the keys of
    /// their profiles.
    /// </summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="subjects">Keys of conversations or of contacts, all of the workspace.</param>
    ValueTask<ImmutableArray<string>> Expand(string tenant, ImmutableArray<string> subjects);
}
