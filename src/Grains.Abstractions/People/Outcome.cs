namespace Chatbotics.Grains.Abstractions.People;

/// <summary>What came of a command about people.</summary>
/// <param name="Refusal">Why it was refused; null when it was done.</param>
/// <param name="Id">The id of what was made, if something was.</param>
[GenerateSerializer, Immutable, Alias("outcome")]
public sealed record Outcome([property: Id(0)] Refusal? Refusal = null, [property: Id(1)] string? Id = null)
{
    /// <summary>Done.</summary>
    public static Outcome Done { get; } = new();

    /// <summary>Whether it was done.</summary>
    public bool IsDone => Refusal is null;

    /// <summary>Something was made.</summary>
    /// <param name="id">Its id.</param>
    public static Outcome Made(string id) => new(null, id);

    /// <summary>A refusal is an outcome.</summary>
    /// <param name="refusal">The refusal.</param>
    public static implicit operator Outcome(Refusal refusal) => new(refusal);
}
