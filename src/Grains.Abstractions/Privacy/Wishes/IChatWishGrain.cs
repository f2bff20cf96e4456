namespace Chatbotics.Grains.Abstractions.Privacy.Wishes;

/// <summary>
/// Carries out what a customer says about their data in the chat: whoever writes there controls the identity. Key: the
/// conversation's key.
/// </summary>
[Alias("chat-wish-grain")]
public interface IChatWishGrain : IGrainWithStringKey
{
    /// <summary>As <see cref="HeardIn"/>, with words that tell no language. What older builds call.</summary>
    /// <param name="wish">The wish.</param>
    /// <param name="eventHash">The event's hash, <see cref="EventHash"/> of its dedupe id.</param>
    [Alias("heard")]
    Task Heard(ChatWish wish, ulong eventHash);

    /// <summary>Takes a wish, durably, and carries it out by itself. Idempotent by the event.</summary>
    /// <param name="wish">The wish.</param>
    /// <param name="eventHash">The event's hash, <see cref="EventHash"/> of its dedupe id.</param>
    /// <param name="language">The language of its words, a primary tag; null when they don't tell.</param>
    [Alias("heard-in")]
    Task HeardIn(ChatWish wish, ulong eventHash, string? language);

    /// <summary>Forgets everything. Called by the erasure.</summary>
    [Alias("forget")]
    Task Forget();
}
