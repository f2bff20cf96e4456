namespace Chatbotics.Grains.Inbox.Index;

/// <summary>Numbers for the names that facts hold, from 1; 0 stands for none, -1 for a name that no row ever had.</summary>
internal sealed class IndexNames
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _spans;
    private readonly List<string> _names = [string.Empty];

    /// <summary>Creates it empty.</summary>
    public IndexNames() => _spans = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The number of a name; a new name gets one.</summary>
    /// <param name="name">The name; null gives 0.</param>
    public int Of(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty)
        {
            return 0;
        }

        if (!_spans.TryGetValue(name, out var number))
        {
            number = _names.Count;
            var text = name.ToString();
            _names.Add(text);
            _numbers.Add(text, number);
        }

        return number;
    }

    /// <summary>The number of a name, or -1.</summary>
    /// <param name="name">The name; null gives 0.</param>
    public int Find(string? name) => string.IsNullOrEmpty(name) ? 0 : _numbers.GetValueOrDefault(name, -1);

    /// <summary>The name of a number.</summary>
    /// <param name="number">From <see cref="Of"/>.</param>
    public string Name(int number) => _names[number];

    /// <summary>A number's bit in a row of 64, which it may share with others: no bit says surely not, a bit says perhaps.</summary>
    /// <param name="number">From <see cref="Of"/> or <see cref="Find"/>.</param>
    public static ulong BitOf(int number) => 1UL << (number & 63);

    /// <summary>The bits of several numbers.</summary>
    /// <param name="numbers">The numbers; null for none.</param>
    public static ulong BitsOf(int[]? numbers)
    {
        var bits = 0UL;
        foreach (var number in numbers ?? [])
        {
            bits |= BitOf(number);
        }

        return bits;
    }
}
