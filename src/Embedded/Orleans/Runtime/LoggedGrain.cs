using System.Globalization;

namespace Orleans.Runtime;

/// <summary>
/// A grain as logs name it: its type and the first three parts of its key. What stands behind them may name a person, as a
/// conversation's key ends with the customer's number; instead there is a hash, by which lines about the same grain are found.
/// </summary>
internal readonly struct LoggedGrain(GrainId id)
{
    private const int PartsShown = 3;

    public static implicit operator LoggedGrain(GrainId id) => new(id);

    public override string ToString()
    {
        var text = id.ToString();
        var end = text.IndexOf('/', StringComparison.Ordinal);
        for (var part = 0; part < PartsShown && end >= 0; part++)
        {
            end = text.IndexOf('/', end + 1);
        }

        return end < 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, end)}/#{id.GetUniformHashCode():x8}");
    }
}
