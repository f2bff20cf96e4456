namespace Chatbotics.Grains.Abstractions.Privacy.Erasures;

/// <summary>What an erasure would take, so that whoever orders it knows.</summary>
/// <param name="Conversations">How many conversations.</param>
/// <param name="Messages">How many messages in them; -1 when there are too many to count while somebody waits.</param>
/// <param name="Media">How many pictures, voice notes and files; -1 as above.</param>
/// <param name="Oldest">When the first message came; null when not counted.</param>
/// <param name="Held">How many conversations stay because they are on legal hold.</param>
[GenerateSerializer, Immutable, Alias("erasure-preview")]
public sealed record ErasurePreview(
    [property: Id(0)] long Conversations,
    [property: Id(1)] long Messages,
    [property: Id(2)] long Media,
    [property: Id(3)] DateTimeOffset? Oldest,
    [property: Id(4)] long Held);
