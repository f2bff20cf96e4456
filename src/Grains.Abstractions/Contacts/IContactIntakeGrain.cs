using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Conversations;
using Orleans.Concurrency;

namespace Chatbotics.Grains.Abstractions.Contacts;

/// <summary>Makes contacts of those who write, behind the acknowledgement. Key: the tenant id. Only conversations call it.</summary>
[Alias("contact-intake")]
public interface IContactIntakeGrain : IGrainWithStringKey
{
    /// <summary>
    /// Somebody was seen. Returns when the contact is durable, so that the conversation may stop telling. Idempotent; what
    /// arrives while a write is under way is written together afterwards. In a flood that takes its time, which the callers must
    /// grant, or they tell it again and make more of it.
    /// </summary>
    /// <param name="sighting">Who and where.</param>
    [Alias("sight"), AlwaysInterleave, ResponseTimeout("00:02:00")]
    Task Sight(ContactSighting sighting);

    /// <summary>
    /// Conversations are being erased: drops what waits of them, and returns when what is being written is written, so that
    /// nothing comes after it. For the engine only.
    /// </summary>
    /// <param name="conversations">The conversations.</param>
    [Alias("forget"), AlwaysInterleave]
    Task Forget(ImmutableArray<ConversationKey> conversations);
}
