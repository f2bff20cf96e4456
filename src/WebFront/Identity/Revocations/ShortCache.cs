using System.Collections.Concurrent;

namespace Chatbotics.WebFront.Identity.Revocations;

/// <summary>
/// Remembers answers for less than a second, so that a page with fifty requests asks a grain once. The age counts from when
/// the question was asked, so that no answer is served that was older than that when it came.
/// </summary>
/// <typeparam name="TKey">The question.</typeparam>
/// <typeparam name="TValue">The answer.</typeparam>
/// <param name="ask">Asks the grain.</param>
/// <param name="time">The clock.</param>
internal sealed class ShortCache<TKey, TValue>(Func<TKey, Task<TValue>> ask, TimeProvider time)
    where TKey : notnull
{
    /// <summary>How long an answer is good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMilliseconds(500);

    private const int Capacity = 100_000;

    private readonly ConcurrentDictionary<TKey, Answer> _answers = new();

    /// <summary>The answer to a question.</summary>
    /// <param name="key">The question.</param>
    public Task<TValue> Get(TKey key)
    {
        if (_answers.TryGetValue(key, out var known) && IsGood(known))
        {
            return known.Value;
        }

        if (_answers.Count >= Capacity)
        {
            _answers.Clear();
        }

        var asked = new Answer(time.GetTimestamp(), ask(key));
        _answers[key] = asked;
        return asked.Value;
    }

    /// <summary>Forgets answers.</summary>
    /// <param name="which">To which questions.</param>
    public void Forget(Func<TKey, bool> which)
    {
        foreach (var (key, _) in _answers)
        {
            if (which(key))
            {
                _answers.TryRemove(key, out _);
            }
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => _answers.Clear();

    private bool IsGood(Answer answer) => !answer.Value.IsFaulted && !answer.Value.IsCanceled && time.GetElapsedTime(answer.AskedAt) < Lifetime;

    private sealed record Answer(long AskedAt, Task<TValue> Value);
}
