using Chatbotics.Grains.Abstractions.Privacy.Retention;

namespace Chatbotics.Grains.Privacy.Retention;

/// <summary>Adds up what a rule would take.</summary>
/// <param name="cutoff">What is older goes.</param>
/// <param name="isSpread">What is due of a conversation may be of several months: the oldest months are filled up first.</param>
internal sealed class PreviewCount(DateTimeOffset cutoff, bool isSpread)
{
    private readonly SortedDictionary<DateOnly, (long All, long Goes)> _months = [];
    private long _all;
    private long _due;
    private long _held;
    private long _conversations;
    private long? _oldest;

    /// <summary>What is older goes.</summary>
    public DateTimeOffset Cutoff => cutoff;

    /// <summary>Something is stored.</summary>
    /// <param name="month">Of which month.</param>
    /// <param name="items">How many.</param>
    public void Stored(DateOnly month, long items)
    {
        var known = _months.GetValueOrDefault(month);
        _months[month] = known with { All = known.All + items };
        _all += items;
    }

    /// <summary>What is due in a conversation.</summary>
    /// <param name="oldest">When the earliest came, milliseconds since 1970.</param>
    /// <param name="items">How many.</param>
    /// <param name="isHeld">Whether it stays all the same.</param>
    public void Due(long oldest, long items, bool isHeld)
    {
        _due += items;
        if (isHeld)
        {
            _held += items;
            return;
        }

        _conversations++;
        _oldest = Math.Min(_oldest ?? long.MaxValue, oldest);
        if (!isSpread)
        {
            var at = DateTimeOffset.FromUnixTimeMilliseconds(oldest).UtcDateTime;
            Go(new DateOnly(at.Year, at.Month, 1), items);
        }
    }

    /// <summary>The sum.</summary>
    /// <param name="firstRun">When it would go.</param>
    /// <param name="months">At most the latest so many months.</param>
    public RetentionPreview Result(DateTimeOffset firstRun, int months)
    {
        var left = isSpread ? _due - _held : 0;
        foreach (var (month, (all, _)) in _months.ToArray())
        {
            Go(month, Math.Min(all, left));
            left -= Math.Min(all, left);
        }

        return new RetentionPreview(
            _due - _held,
            _held,
            Math.Max(0, _all - _due),
            _oldest is { } oldest ? DateTimeOffset.FromUnixTimeMilliseconds(oldest) : null,
            firstRun,
            [.. _months.TakeLast(months).Select(static one => new RetentionMonth(one.Key, one.Value.Goes, one.Value.All - one.Value.Goes))])
        {
            Conversations = _conversations,
        };
    }

    private void Go(DateOnly month, long items)
    {
        var known = _months.GetValueOrDefault(month);
        _months[month] = (Math.Max(known.All, known.Goes + items), known.Goes + items);
    }
}
