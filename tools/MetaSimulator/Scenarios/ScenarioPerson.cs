using Chatbotics.MetaSimulator.Assets;

namespace Chatbotics.MetaSimulator.Scenarios;

/// <summary>Someone in a scenario.</summary>
public sealed record ScenarioPerson
{
    /// <summary>Where the person writes.</summary>
    public Platform Platform { get; init; }

    /// <summary>The asset written to; null for the first of the platform.</summary>
    public string? Asset { get; init; }

    /// <summary>Phone, business-scoped user id, PSID or IGSID; null for a new one in each run. The word <c>user-id</c> makes a new user id.</summary>
    public string? Contact { get; init; }

    /// <summary>The name shown.</summary>
    public string? Name { get; init; }

    /// <summary>The user name.</summary>
    public string? Username { get; init; }
}
