using System.Collections.Immutable;

namespace Chatbotics.Storage.Vault;

/// <summary>The master keys that a vault holds.</summary>
/// <param name="Keys">All that can be had, the wanted one first; empty when there is none yet.</param>
internal sealed record MasterKeyShelf(ImmutableArray<MasterKey> Keys)
{
    /// <summary>The key that everything is to be wrapped with; null when there is none yet.</summary>
    public MasterKey? Wanted => Keys.IsEmpty ? null : Keys[0];
}
