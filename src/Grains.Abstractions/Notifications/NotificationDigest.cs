using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Notifications;

/// <summary>A mail that gathers what a person has not read. Never leaves the process except as that mail.</summary>
public sealed record NotificationDigest
{
    /// <summary>The person's address.</summary>
    public required string To { get; init; }

    /// <summary>The workspace.</summary>
    public required string Tenant { get; init; }

    /// <summary>What people call the workspace.</summary>
    public required string Workspace { get; init; }

    /// <summary>The person's language as a BCP 47 tag; null for English.</summary>
    public string? Language { get; init; }

    /// <summary>The items, newest first.</summary>
    public ImmutableArray<NotificationDigestLine> Lines { get; init; } = [];

    /// <summary>How many more there are.</summary>
    public int More { get; init; }
}
