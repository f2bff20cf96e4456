namespace Chatbotics.Grains.Channels.Ports;

/// <summary>What Meta answered: a value, or why there is none.</summary>
/// <typeparam name="T">The value.</typeparam>
/// <param name="Value">The value; null when there is a fault.</param>
/// <param name="Fault">The fault; null when there is a value.</param>
public sealed record MetaAnswer<T>(T? Value, MetaFault? Fault)
    where T : class
{
    /// <summary>An answer.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator MetaAnswer<T>(T value) => new(value, null);

    /// <summary>A failure.</summary>
    /// <param name="fault">The fault.</param>
    public static implicit operator MetaAnswer<T>(MetaFault fault) => new(null, fault);

    /// <summary>Says nothing of the value, which may hold secrets.</summary>
    public override string ToString() => Fault?.ToString() ?? "answered";
}
