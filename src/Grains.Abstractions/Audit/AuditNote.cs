using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.Grains.Abstractions.Audit;

/// <summary>
/// An administrative act that is to be written down. It names people and things by their ids, never by name or address, so
/// that a person can be erased while the chain stays whole.
/// </summary>
[GenerateSerializer, Immutable, Alias("audit-note")]
public sealed record AuditNote
{
    /// <summary>Its id: a note that is given twice is written once.</summary>
    [Id(0)]
    public required Guid Id { get; init; }

    /// <summary>When it was done.</summary>
    [Id(1)]
    public required DateTimeOffset At { get; init; }

    /// <summary>What was done: one of <see cref="AuditActions"/>, for example "member.role_changed".</summary>
    [Id(2)]
    public required string Action { get; init; }

    /// <summary>Who did it.</summary>
    [Id(3)]
    public AuditActorKind ActorKind { get; init; }

    /// <summary>The person's account or the key's public part; null for the system.</summary>
    [Id(4)]
    public string? ActorId { get; init; }

    /// <summary>The id of what it was done to; null when it was done to the workspace.</summary>
    [Id(5)]
    public string? Target { get; init; }

    /// <summary>More about it, in the order of the names, for example ("from", "agent"), ("to", "admin"). No personal data.</summary>
    [Id(6)]
    public ImmutableArray<AuditDetail> Details { get; init; } = [];

    /// <summary>The network address that it was done from; null when it is not known. Stored sealed.</summary>
    [Id(7)]
    public string? Address { get; init; }

    /// <summary>A note of what the present caller does.</summary>
    /// <param name="id">The note's id.</param>
    /// <param name="at">Now.</param>
    /// <param name="action">One of <see cref="AuditActions"/>.</param>
    /// <param name="target">The id of what it is done to.</param>
    /// <param name="details">More about it.</param>
    public static AuditNote OfCaller(Guid id, DateTimeOffset at, string action, string? target, params ReadOnlySpan<AuditDetail> details)
    {
        var caller = Caller.Current is { IsEngine: false } somebody ? somebody : null;
        return new AuditNote
        {
            Id = id,
            At = at,
            Action = action,
            ActorKind = caller is null ? AuditActorKind.System : caller.ApiKeyId is null ? AuditActorKind.Person : AuditActorKind.ApiKey,
            ActorId = caller?.ApiKeyId ?? caller?.AccountId,
            Target = target,
            Details = [.. details],
            Address = caller?.Address,
        };
    }
}
