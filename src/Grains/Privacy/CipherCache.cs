namespace Chatbotics.Grains.Privacy;

/// <summary>
/// Bounds how many keys have a cipher ready. A ready cipher saves 2 µs a use and takes 2 kB of native memory: right for
/// conversations that talk now, too much for all that are merely awake. First come, first released. Thread-safe.
/// </summary>
internal static class CipherCache
{
    /// <summary>How many ciphers are ready at most; a power of two.</summary>
    public const int Size = 4_096;

    private static readonly DataKey?[] Ready = new DataKey?[Size];
    private static int s_last;

    /// <summary>Notes that a key has made a cipher, and releases the oldest other one.</summary>
    /// <param name="key">The key.</param>
    public static void Note(DataKey key)
    {
        var slot = Interlocked.Increment(ref s_last) & (Size - 1);
        var oldest = Interlocked.Exchange(ref Ready[slot], key);
        if (oldest is not null && !ReferenceEquals(oldest, key))
        {
            oldest.Release();
        }
    }
}
