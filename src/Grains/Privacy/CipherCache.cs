namespace Chatbotics.Grains.Privacy;

/// <summary>
/// Bounds how many keys have a cipher ready. A ready cipher saves 2 µs a use and takes 2 kB of native memory: right for
/// conversations that talk now, too much for all that are merely awake. Which one is released is left to chance: taking
/// the oldest would, with a few more conversations in turn than ciphers, release each just before it is needed.
/// Thread-safe.
/// </summary>
internal static class CipherCache
{
    /// <summary>How many ciphers are ready at most.</summary>
    public const int Size = 16_384;

    private static readonly DataKey?[] Ready = new DataKey?[Size];

    /// <summary>Notes that a key has made a cipher, and releases another one when there are too many.</summary>
    /// <param name="key">The key.</param>
    public static void Note(DataKey key)
    {
        var slot = Random.Shared.Next(Size);
        var other = Interlocked.Exchange(ref Ready[slot], key);
        if (other is not null && !ReferenceEquals(other, key))
        {
            other.Release();
        }
    }
}
