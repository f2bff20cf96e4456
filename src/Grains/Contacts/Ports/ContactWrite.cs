using System.Collections.Immutable;

namespace Chatbotics.Grains.Contacts.Ports;

/// <summary>A contact to write.</summary>
public sealed record ContactWrite
{
    /// <summary>The contact with its new version; the stored one must have the version before.</summary>
    public required ContactRecord Record { get; init; }

    /// <summary>Hashes of identities that only one contact may have.</summary>
    public required ImmutableArray<long> Owned { get; init; }

    /// <summary>Hashes of identities that several contacts may have.</summary>
    public required ImmutableArray<long> Shared { get; init; }

    /// <summary>Keys of conversations that it owns from now on, besides those it has.</summary>
    public ImmutableArray<string> Conversations { get; init; } = [];

    /// <summary>What it is found by; null for a contact that is merged into another one.</summary>
    public ContactIndexEntry? Index { get; init; }
}
