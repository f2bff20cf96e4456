namespace Chatbotics.Storage.Sqlite.Conversations;

internal sealed partial class JournalWriter
{
    private readonly List<long> _doomed = [];
    private readonly List<long> _numbers = [];
    private List<long> _level = [];
    private List<long> _earlier = [];

    /// <summary>Removes the rows of conversations, those of the journals in the order in which they lie.</summary>
    public void Erase(params ReadOnlySpan<string> keys)
    {
        _doomed.Clear();
        _level.Clear();
        _numbers.Clear();
        foreach (var key in keys)
        {
            var state = Find(key);
            ref var head = ref state.Present;
            if (head.Conversation == 0)
            {
                continue;
            }

            // Its head goes with it: there is none to be written later, for which the next batch would wait.
            Change(state);
            if (head.Last != 0)
            {
                _level.Add(head.Last);
            }

            _numbers.Add(head.Conversation >> ShardBits);
            head = default;
            state.ForgetProjected();
        }

        // No two conversations have one number, so a row of numbers is a row of ids.
        _numbers.Sort();
        foreach (var (first, last) in Runs(_numbers))
        {
            _sql.DeleteHeads.Bind(1, first << ShardBits).Bind(2, (last << ShardBits) | ShardMask).Run();
            _sql.DeleteConversations.Bind(1, first << ShardBits).Bind(2, (last << ShardBits) | ShardMask).Run();
        }

        // All last records, then all that came before those, and so on. What lies side by side is read and goes in one go: each
        // page is looked up once.
        while (_level.Count > 0)
        {
            _level.Sort();
            _doomed.AddRange(_level);
            foreach (var (first, last) in Runs(_level))
            {
                var previous = _sql.PreviousEntries.Bind(1, first).Bind(2, last);
                while (previous.Step())
                {
                    if (previous.Number(0) is not 0 and var id)
                    {
                        _earlier.Add(id);
                    }
                }

                previous.Reset();
            }

            (_level, _earlier) = (_earlier, _level);
            _earlier.Clear();
        }

        _doomed.Sort();
        foreach (var (first, last) in Runs(_doomed))
        {
            _sql.DeleteEntries.Bind(1, first).Bind(2, last).Run();
        }
    }

    /// <summary>The first and last of each row of numbers without a gap.</summary>
    private static IEnumerable<(long First, long Last)> Runs(List<long> sorted)
    {
        for (var from = 0; from < sorted.Count;)
        {
            var to = from;
            while (to + 1 < sorted.Count && sorted[to + 1] == sorted[to] + 1)
            {
                to++;
            }

            yield return (sorted[from], sorted[to]);
            from = to + 1;
        }
    }
}
