using System.Collections.Concurrent;

namespace Chatbotics.Runtime.Tests;

/// <summary>
/// Places where a grain says that it is there and waits until a test lets it go on. Grain and test name them; they lie in the same process.
/// </summary>
internal sealed class Gate
{
    private static readonly ConcurrentDictionary<string, Gate> s_all = new();

    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static Gate Of(string name) => s_all.GetOrAdd(name, static _ => new Gate());

    /// <summary>For the test: until somebody is there.</summary>
    public Task Reached => _reached.Task.Soon();

    /// <summary>For the test: lets everybody through, now and later.</summary>
    public void Open() => _opened.TrySetResult();

    /// <summary>For the grain.</summary>
    public Task Pass()
    {
        _reached.TrySetResult();
        return _opened.Task;
    }
}

/// <summary>What happened, in order, under a name.</summary>
internal static class Journal
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> s_all = new();

    public static void Add(string name, string entry) => Queue(name).Enqueue(entry);

    public static string[] Of(string name) => [.. Queue(name)];

    private static ConcurrentQueue<string> Queue(string name) => s_all.GetOrAdd(name, static _ => new());
}

/// <summary>Values that come one after the other, for tests that wait for the next.</summary>
internal sealed class Mailbox<T>
{
    private static readonly ConcurrentDictionary<string, Mailbox<T>> s_all = new();

    private readonly System.Threading.Channels.Channel<T> _values = System.Threading.Channels.Channel.CreateUnbounded<T>();

    public static Mailbox<T> Of(string name) => s_all.GetOrAdd(name, static _ => new Mailbox<T>());

    public int Count => _values.Reader.Count;

    public void Put(T value) => _values.Writer.TryWrite(value);

    public Task<T> Next() => _values.Reader.ReadAsync().AsTask().Soon();
}

internal static class Waiting
{
    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(60);

    /// <summary>Waits for something that happens soon; the limit only keeps a broken test from hanging.</summary>
    public static Task Soon(this Task task) => task.WaitAsync(s_long);

    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(s_long);

    /// <summary>Waits until a condition holds that nobody announces.</summary>
    public static async Task Until(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(s_long);
        while (!await condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
