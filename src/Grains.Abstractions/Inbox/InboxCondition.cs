using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Inbox;

/// <summary>One condition of a filter; all conditions of a filter hold together.</summary>
/// <param name="Field">What it looks at.</param>
/// <param name="Operator">How it compares.</param>
/// <param name="Values">With what; see the field and the operator.</param>
[GenerateSerializer, Immutable, Alias("inbox-condition")]
public sealed record InboxCondition(
    [property: Id(0)] InboxField Field,
    [property: Id(1)] InboxOperator Operator,
    [property: Id(2)] ImmutableArray<string> Values)
{
    /// <inheritdoc/>
    public bool Equals(InboxCondition? other) => other is not null && Field == other.Field && Operator == other.Operator
        && (Values.IsDefault ? [] : Values).AsSpan().SequenceEqual((other.Values.IsDefault ? [] : other.Values).AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Field, Operator, Values.IsDefault ? 0 : Values.Length);
}
