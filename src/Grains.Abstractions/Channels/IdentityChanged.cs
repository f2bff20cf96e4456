using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>
/// The contact's ids changed (WhatsApp: <c>user_changed_number</c>, <c>user_changed_user_id</c>, <c>user_id_update</c>):
/// the new ids lead to the same thread from now on. <see cref="ContactEvent.Contact"/> holds the old ids.
/// </summary>
[GenerateSerializer, Immutable, Alias("identity-changed")]
public sealed record IdentityChanged : ContactEvent
{
    /// <summary>The ids that hold from now on.</summary>
    [Id(20)]
    public required ImmutableArray<string> NewIds { get; init; }

    /// <summary>The platform's word for the change.</summary>
    [Id(21)]
    public required string Kind { get; init; }

    /// <summary>The platform's readable text, if any.</summary>
    [Id(22)]
    public string? Text { get; init; }

    /// <summary>The system message's own id, if it has one.</summary>
    [Id(23)]
    public string? MessageId { get; init; }
}
