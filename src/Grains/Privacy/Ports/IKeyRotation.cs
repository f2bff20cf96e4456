using System.Collections.Immutable;

namespace Chatbotics.Grains.Privacy.Ports;

/// <summary>
/// Replaces keys while everything goes on: a new key wraps what is new at once, and what the old one wraps is wrapped anew
/// in slices. Old wrappings stay readable until the last is replaced; then the old key goes. Killed at any moment, it goes on
/// after the next start.
/// </summary>
public interface IKeyRotation
{
    /// <summary>What is known of a workspace's keys.</summary>
    /// <param name="tenant">The tenant id.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask<WorkspaceKeyFacts> Get(string tenant, CancellationToken cancellationToken = default);

    /// <summary>Gives a workspace a new key.</summary>
    /// <param name="tenant">The tenant id.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>Whether a rotation has begun: not while one is under way, nor when the workspace has no key yet.</returns>
    ValueTask<bool> Begin(string tenant, CancellationToken cancellationToken = default);

    /// <summary>Carries out what has begun, the master key's rotation too. Returns at once when there is nothing to do.</summary>
    /// <param name="cancellationToken">Gives up; the next call goes on.</param>
    /// <returns>The rotations that are done and not yet reported.</returns>
    /// <exception cref="Abstractions.Privacy.VaultUnavailableException">The vault can't be had now; the next call goes on.</exception>
    ValueTask<ImmutableArray<KeyRotated>> Work(CancellationToken cancellationToken = default);

    /// <summary>A rotation stands in the audit log and need not be reported again.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    ValueTask Reported(Guid id, CancellationToken cancellationToken = default);
}
