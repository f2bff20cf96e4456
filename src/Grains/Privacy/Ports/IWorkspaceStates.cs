using System.Collections.Immutable;

namespace Chatbotics.Grains.Privacy.Ports;

/// <summary>
/// What grains have stored, found by the beginning of their keys: so that an erasure reaches states of every kind, also
/// of kinds that nobody thought of when it was written.
/// </summary>
public interface IWorkspaceStates
{
    /// <summary>The grains with a stored state or a reminder, whose key is a given one or begins with it and a slash.</summary>
    /// <param name="prefix">A tenant id, or a key that begins with one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Their ids as text: type, slash, key.</returns>
    ValueTask<ImmutableArray<string>> List(string prefix, CancellationToken cancellationToken = default);

    /// <summary>Removes all states and reminders of some grains, whatever version they have. Idempotent.</summary>
    /// <param name="grains">The grains' ids, as <see cref="List"/> gives them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many states went.</returns>
    ValueTask<long> Remove(ImmutableArray<string> grains, CancellationToken cancellationToken = default);
}
