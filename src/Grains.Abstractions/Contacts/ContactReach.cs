using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Abstractions.Contacts;

/// <summary>Everything that belongs to a contact and to those merged with it: what an erasure must reach.</summary>
[GenerateSerializer, Immutable, Alias("contact-reach")]
public sealed record ContactReach
{
    /// <summary>The contact itself and every contact that is merged with it.</summary>
    [Id(0)]
    public required ImmutableArray<string> Contacts { get; init; }

    /// <summary>The keys that seal them; destroying these makes the profiles unreadable.</summary>
    [Id(1)]
    public required ImmutableArray<Guid> Keys { get; init; }

    /// <summary>Everything they are known by.</summary>
    [Id(2)]
    public required ImmutableArray<KnownIdentity> Identities { get; init; }

    /// <summary>Their conversations on all channels.</summary>
    [Id(3)]
    public required ImmutableArray<ConversationKey> Conversations { get; init; }

    /// <summary>What they are called.</summary>
    [Id(4)]
    public required string Name { get; init; }
}
