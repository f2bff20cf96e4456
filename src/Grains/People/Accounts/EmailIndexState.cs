namespace Chatbotics.Grains.People.Accounts;

/// <summary>What is stored of an address.</summary>
[GenerateSerializer, Immutable, Alias("email-index-state")]
internal sealed record EmailIndexState
{
    /// <summary>The account that has it; null when nobody does.</summary>
    [Id(0)]
    public string? AccountId { get; init; }
}
