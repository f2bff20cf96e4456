namespace Chatbotics.Grains.Privacy.Shops;

/// <summary>What is stored of a shop's call.</summary>
[GenerateSerializer, Immutable, Alias("shop-call-state")]
internal sealed record ShopCallState
{
    /// <summary>When it came; null before.</summary>
    [Id(0)]
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>When everything was done.</summary>
    [Id(1)]
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The workspace; null when the shop belongs to none.</summary>
    [Id(2)]
    public string? Tenant { get; init; }

    /// <summary>The key that seals the call.</summary>
    [Id(3)]
    public Guid KeyId { get; init; }

    /// <summary>The call, sealed; empty once it is done.</summary>
    [Id(4)]
    public byte[] Sealed { get; init; } = [];

    /// <summary>The request that was written down for it; 0 before.</summary>
    [Id(5)]
    public long Request { get; init; }
}
