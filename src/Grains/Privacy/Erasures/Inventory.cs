namespace Chatbotics.Grains.Privacy.Erasures;

/// <summary>What a conversation holds.</summary>
/// <param name="Messages">How many messages, in and out.</param>
/// <param name="Media">How many pictures, voice notes and files.</param>
/// <param name="Oldest">When the first entry was recorded, milliseconds since 1970; 0 when it is empty.</param>
/// <param name="Hashes">The events that a platform may deliver again.</param>
internal sealed record Inventory(long Messages, long Media, long Oldest, IReadOnlyCollection<ulong> Hashes);
