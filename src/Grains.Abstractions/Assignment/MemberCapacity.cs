namespace Chatbotics.Grains.Abstractions.Assignment;

/// <summary>How much one member takes.</summary>
/// <param name="AccountId">The member.</param>
/// <param name="Capacity">The most open conversations that rules give; 0 for no limit.</param>
/// <param name="IsAway">Rules give nothing for now.</param>
[GenerateSerializer, Immutable, Alias("member-capacity")]
public sealed record MemberCapacity([property: Id(0)] string AccountId, [property: Id(1)] int Capacity, [property: Id(2)] bool IsAway);
