using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Inbox;

/// <summary>Conversations that changed in what assignment needs.</summary>
/// <param name="Number">Ascends by one since the inbox's activation.</param>
/// <param name="Before">As they were; what was not known before is left out.</param>
/// <param name="After">As they are; what is gone is left out.</param>
[GenerateSerializer, Immutable, Alias("queue-change")]
public sealed record QueueChange(
    [property: Id(0)] long Number,
    [property: Id(1)] ImmutableArray<QueuedConversation> Before,
    [property: Id(2)] ImmutableArray<QueuedConversation> After);
