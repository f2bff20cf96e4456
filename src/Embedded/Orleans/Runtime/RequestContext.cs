namespace Orleans.Runtime;

/// <summary>Values that travel with calls: what a caller sets, the grains it calls see, and those they call. They do not travel back.</summary>
public static class RequestContext
{
    internal const string ReentrancyKey = "#CCR";

    internal static readonly AsyncLocal<Dictionary<string, object>?> Values = new();

    /// <summary>The call chain that may come back to a grain which waits in it; empty when none may.</summary>
    public static Guid ReentrancyId
    {
        get => Get(ReentrancyKey) is Guid id ? id : Guid.Empty;
        set
        {
            if (value == Guid.Empty)
            {
                Remove(ReentrancyKey);
            }
            else
            {
                Set(ReentrancyKey, value);
            }
        }
    }

    /// <summary>The names of all values.</summary>
    public static IEnumerable<string> Keys => Values.Value?.Keys ?? Enumerable.Empty<string>();

    /// <summary>All values.</summary>
    public static IEnumerable<KeyValuePair<string, object>> Entries => Values.Value ?? Enumerable.Empty<KeyValuePair<string, object>>();

    /// <summary>A value.</summary>
    /// <param name="key">Its name.</param>
    /// <returns>The value, or null.</returns>
    public static object? Get(string key) => Values.Value is { } values && values.TryGetValue(key, out var value) ? value : null;

    /// <summary>Sets a value for this caller and what it calls from now on.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="value">The value; must not be changed afterwards.</param>
    public static void Set(string key, object value)
        => Values.Value = Values.Value is { } values ? new Dictionary<string, object>(values) { [key] = value } : new Dictionary<string, object>(1) { [key] = value };

    /// <summary>Removes a value.</summary>
    /// <param name="key">Its name.</param>
    /// <returns>Whether there was one.</returns>
    public static bool Remove(string key)
    {
        if (Values.Value is not { } values || !values.ContainsKey(key))
        {
            return false;
        }

        var rest = values.Count == 1 ? null : new Dictionary<string, object>(values);
        rest?.Remove(key);
        Values.Value = rest;
        return true;
    }

    /// <summary>Removes all values.</summary>
    public static void Clear()
    {
        if (Values.Value is not null)
        {
            Values.Value = null;
        }
    }

    /// <summary>Lets calls that come back to this grain through those it makes run while it waits for them.</summary>
    /// <returns>Ends the permission when it is disposed.</returns>
    public static ReentrancySection AllowCallChainReentrancy()
    {
        var original = ReentrancyId;
        return new(original, original == Guid.Empty ? Guid.NewGuid() : original);
    }

    /// <summary>Takes back the permission to come back.</summary>
    /// <returns>Restores it when it is disposed.</returns>
    public static ReentrancySection SuppressCallChainReentrancy() => new(ReentrancyId, Guid.Empty);

    /// <summary>The time in which calls may come back, or may not.</summary>
    public readonly struct ReentrancySection : IDisposable
    {
        private readonly Guid _original;
        private readonly Guid _current;

        /// <summary>Begins a section.</summary>
        /// <param name="originalReentrancyId">The call chain before.</param>
        /// <param name="newReentrancyId">The call chain within.</param>
        public ReentrancySection(Guid originalReentrancyId, Guid newReentrancyId)
        {
            _original = originalReentrancyId;
            _current = newReentrancyId;
            if (newReentrancyId != originalReentrancyId)
            {
                ReentrancyId = newReentrancyId;
            }

            if (newReentrancyId != Guid.Empty)
            {
                (RuntimeContext.Current as Activation)?.EnterReentrantSection(newReentrancyId);
            }
        }

        /// <summary>Ends the section.</summary>
        public void Dispose()
        {
            if (_current != Guid.Empty)
            {
                (RuntimeContext.Current as Activation)?.LeaveReentrantSection(_current);
            }

            if (_current != _original)
            {
                ReentrancyId = _original;
            }
        }
    }
}

internal static class RuntimeContext
{
    /// <summary>The activation whose code runs on this thread.</summary>
    public static IGrainContext? Current => TaskScheduler.Current as Activation;
}
