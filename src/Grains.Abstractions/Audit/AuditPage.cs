using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Audit;

/// <summary>Some entries, newest first.</summary>
[GenerateSerializer, Immutable, Alias("audit-page")]
public sealed record AuditPage
{
    /// <summary>The entries. May be fewer than asked for, even none, while <see cref="Next"/> leads on.</summary>
    [Id(0)]
    public ImmutableArray<AuditEntry> Entries { get; init; } = [];

    /// <summary>Give it as <see cref="AuditQuery.Before"/> to read on; null at the end.</summary>
    [Id(1)]
    public long? Next { get; init; }
}
