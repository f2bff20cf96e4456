namespace Chatbotics.Grains.Abstractions.Contacts;

/// <summary>One condition of a filter.</summary>
/// <param name="Field">What is compared: one of <see cref="ContactFields"/>.</param>
/// <param name="Operator">How.</param>
/// <param name="Value">With what; null where the operator needs nothing.</param>
[GenerateSerializer, Immutable, Alias("contact-condition")]
public sealed record ContactCondition(
    [property: Id(0)] string Field, [property: Id(1)] ContactOperator Operator, [property: Id(2)] string? Value = null);
