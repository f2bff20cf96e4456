using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Channels;

/// <summary>
/// The person on the other side as one event names them. WhatsApp may give a business-scoped user id, a wa_id, or both
/// (PROTOCOLS B, BSUID); Messenger a page-scoped id or a user_ref; Instagram an Instagram-scoped id.
/// </summary>
[GenerateSerializer, Immutable, Alias("contact-identity")]
public sealed record ContactIdentity
{
    /// <summary>Every external id the event gives, the most stable first (BSUID before wa_id). Never empty.</summary>
    [Id(0)]
    public required ImmutableArray<string> Ids { get; init; }

    /// <summary>The name that the platform shows.</summary>
    [Id(1)]
    public string? Name { get; init; }

    /// <summary>The user name without "@".</summary>
    [Id(2)]
    public string? Username { get; init; }

    /// <summary>The phone number in international digits when the platform gives one (WhatsApp's wa_id). Never a key.</summary>
    [Id(3)]
    public string? Phone { get; init; }
}
