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
}
