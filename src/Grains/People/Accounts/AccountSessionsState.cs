using System.Collections.Immutable;

namespace Chatbotics.Grains.People.Accounts;

/// <summary>The sessions of an account; stored apart, since they change far more often.</summary>
[GenerateSerializer, Immutable, Alias("account-sessions-state")]
internal sealed record AccountSessionsState
{
    /// <summary>The sessions, oldest first.</summary>
    [Id(0)]
    public ImmutableArray<StoredSession> Sessions { get; init; } = [];
}
