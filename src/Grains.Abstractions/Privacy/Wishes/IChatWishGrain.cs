namespace Chatbotics.Grains.Abstractions.Privacy.Wishes;

/// <summary>
/// Carries out what a customer says about their data in the chat: whoever writes there controls the identity. Key: the
/// conversation's key.
/// </summary>
[Alias("chat-wish-grain")]
public interface IChatWishGrain : IGrainWithStringKey
{
    /// <summary>Takes a wish, durably, and carries it out by itself. Idempotent by the event.</summary>
    /// <param name="wish">The wish.</param>
    /// <param name="eventHash">The event's hash, <see cref="EventHash"/> of its dedupe id.</param>
    [Alias("heard")]
    Task Heard(ChatWish wish, ulong eventHash);

    /// <summary>Forgets everything. Called by the erasure.</summary>
    [Alias("forget")]
    Task Forget();
}
