using Chatbotics.Storage.Sqlite.Writing;

namespace Chatbotics.Storage.Vault;

/// <summary>Ends a command that has the store to itself.</summary>
internal sealed class CommandFatality : IStoreFatality
{
    /// <inheritdoc/>
    public void FailFast(string reason, Exception failure) => Environment.FailFast(reason, failure);

    /// <inheritdoc/>
    public void Stop(string reason) => throw new StoreStartException(reason);
}
