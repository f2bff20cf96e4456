using System.Collections.Immutable;

namespace Chatbotics.WebFront.Api.People;

/// <summary>People as programs see them.</summary>
internal static class PeopleModels
{
    /// <summary>A member of the workspace.</summary>
    internal sealed record Member(string Id, string Name, string Email, string RoleId, ImmutableArray<string> TeamIds, DateTimeOffset JoinedAt);

    /// <summary>A team.</summary>
    internal sealed record Team(string Id, string Name);

    /// <summary>A team to make or rename.</summary>
    internal sealed record TeamBody(string? Name);
}
