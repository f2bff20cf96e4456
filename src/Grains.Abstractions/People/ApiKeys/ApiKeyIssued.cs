namespace Chatbotics.Grains.Abstractions.People.ApiKeys;

/// <summary>What came of making a key.</summary>
[GenerateSerializer, Immutable, Alias("api-key-issued")]
public sealed record ApiKeyIssued
{
    /// <summary>The key; null when it was refused.</summary>
    [Id(0)]
    public ApiKeyInfo? Key { get; init; }

    /// <summary>The whole key as programs send it. Given this once; only the secret's hash is stored.</summary>
    [Id(1)]
    public string? Token { get; init; }

    /// <summary>Why it was refused; null when it was not.</summary>
    [Id(2)]
    public Refusal? Refusal { get; init; }
}
