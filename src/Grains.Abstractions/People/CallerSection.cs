namespace Chatbotics.Grains.Abstractions.People;

/// <summary>A stretch of code whose grain calls are made on somebody's behalf. Ends when disposed.</summary>
public readonly struct CallerSection : IDisposable, IEquatable<CallerSection>
{
    private readonly Caller? _before;

    /// <summary>Begins it.</summary>
    /// <param name="caller">On whose behalf; null for nobody.</param>
    internal CallerSection(Caller? caller)
    {
        _before = Caller.Current;
        Set(caller);
    }

    /// <inheritdoc/>
    public void Dispose() => Set(_before);

    /// <inheritdoc/>
    public bool Equals(CallerSection other) => Equals(_before, other._before);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CallerSection other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _before?.GetHashCode() ?? 0;

    /// <summary>Equality.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">Another.</param>
    public static bool operator ==(CallerSection left, CallerSection right) => left.Equals(right);

    /// <summary>Inequality.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">Another.</param>
    public static bool operator !=(CallerSection left, CallerSection right) => !left.Equals(right);

    private static void Set(Caller? caller)
    {
        if (caller is null)
        {
            RequestContext.Remove(Caller.ContextKey);
        }
        else
        {
            RequestContext.Set(Caller.ContextKey, caller);
        }
    }
}
