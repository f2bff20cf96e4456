namespace Chatbotics.Grains.Abstractions.Privacy.Erasures;

/// <summary>What one store has lost.</summary>
/// <param name="Store">The store's stable name: "keys", "journal", "inbox", "aliases", "media", "search", ….</param>
/// <param name="Removed">How many of its items went; what an item is depends on the store.</param>
/// <param name="IsDone">Whether nothing of the subject is left in it.</param>
[GenerateSerializer, Immutable, Alias("store-erasure")]
public sealed record StoreErasure([property: Id(0)] string Store, [property: Id(1)] long Removed, [property: Id(2)] bool IsDone);
