namespace Chatbotics.Grains.Knowledge;

/// <summary>Chooses, by a text alone, whether a long section may be cut behind it.</summary>
internal static class PassageCuts
{
    private const uint OneIn = 4;

    /// <summary>True for about one text in four, always the same ones.</summary>
    /// <param name="text">The text.</param>
    public static bool IsCut(string text)
    {
        // FNV-1a: it only has to scatter, and to be the same on every machine and in every version.
        var hash = 2_166_136_261u;
        foreach (var letter in text)
        {
            hash = unchecked((hash ^ letter) * 16_777_619u);
        }

        return (hash >> 8) % OneIn == 0;
    }
}
