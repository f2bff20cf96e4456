using Chatbotics.Grains.Abstractions.Privacy.Wishes;

namespace Chatbotics.Grains.Privacy.Wishes;

/// <summary>A wish that was heard among some events.</summary>
/// <param name="Wish">The wish; none when there was none after all.</param>
/// <param name="DedupeId">The event's id.</param>
/// <param name="Language">The language of its words; null when they don't tell.</param>
internal readonly record struct HeardWish(ChatWish Wish, string DedupeId, string? Language)
{
    /// <summary>Nothing was wished.</summary>
    public static HeardWish None { get; } = new(ChatWish.None, "", null);
}
