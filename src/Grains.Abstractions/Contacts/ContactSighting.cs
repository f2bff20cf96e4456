using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Abstractions.Contacts;

/// <summary>What a conversation knows of the person on the other side.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="Person">Ids and names as the channel gave them.</param>
/// <param name="LastActAt">When they last wrote; null when they never did.</param>
[GenerateSerializer, Immutable, Alias("contact-sighting")]
public sealed record ContactSighting(
    [property: Id(0)] ConversationKey Conversation, [property: Id(1)] ContactIdentity Person, [property: Id(2)] DateTimeOffset? LastActAt);
