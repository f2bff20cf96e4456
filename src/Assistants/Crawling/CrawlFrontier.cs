namespace Chatbotics.Assistants.Crawling;

/// <summary>The addresses that are still to be asked for, each once, the nearest to the start first.</summary>
internal sealed class CrawlFrontier
{
    private const int MaxWaiting = 50_000;
    private const int MaxQueriesOfOnePath = 50;

    private readonly Queue<(Uri Address, int Depth)> _waiting = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _queries = new(StringComparer.Ordinal);

    /// <summary>Adds an address unless it was there before, or its page has too many variants (a calendar, a filter).</summary>
    /// <param name="address">A tidy address.</param>
    /// <param name="depth">How many links it is away from the start.</param>
    public void Add(Uri address, int depth)
    {
        if (_waiting.Count >= MaxWaiting || !_seen.Add(PageAddress.Key(address)))
        {
            return;
        }

        if (address.Query.Length > 0)
        {
            var variants = _queries.GetValueOrDefault(address.AbsolutePath) + 1;
            _queries[address.AbsolutePath] = variants;
            if (variants > MaxQueriesOfOnePath)
            {
                return;
            }
        }

        _waiting.Enqueue((address, depth));
    }

    /// <summary>Takes note of an address that was reached by another one.</summary>
    /// <param name="address">A tidy address.</param>
    public void Seen(Uri address) => _seen.Add(PageAddress.Key(address));

    /// <summary>The next address.</summary>
    /// <param name="next">The address and its depth.</param>
    public bool TryTake(out (Uri Address, int Depth) next) => _waiting.TryDequeue(out next);
}
