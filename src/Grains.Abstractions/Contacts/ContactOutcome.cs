using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.Grains.Abstractions.Contacts;

/// <summary>What came of a change.</summary>
[GenerateSerializer, Immutable, Alias("contact-outcome")]
public sealed record ContactOutcome
{
    /// <summary>The contact after the change; null when it was refused.</summary>
    [Id(0)]
    public ContactView? Contact { get; init; }

    /// <summary>Why it was refused, a reason for each field; empty when it was done.</summary>
    [Id(1)]
    public ImmutableArray<Refusal> Refusals { get; init; } = [];

    /// <summary>Whether it was done.</summary>
    public bool IsDone => Refusals.IsEmpty;

    /// <summary>A refusal is an outcome.</summary>
    /// <param name="refusal">The refusal.</param>
    public static implicit operator ContactOutcome(Refusal refusal) => new() { Refusals = [refusal] };
}
