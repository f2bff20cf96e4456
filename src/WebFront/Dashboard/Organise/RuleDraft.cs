using Chatbotics.Grains.Abstractions.Assignment;

namespace Chatbotics.WebFront.Dashboard.Organise;

/// <summary>A rule as it is being written.</summary>
internal sealed class RuleDraft
{
    /// <summary>What people call it.</summary>
    public string Name { get; set; } = "";

    /// <summary>Whether it is in force.</summary>
    public bool IsOn { get; set; } = true;

    /// <summary>How it chooses.</summary>
    public AssignmentMethod Method { get; set; } = AssignmentMethod.RoundRobin;

    /// <summary>The team's id; empty for everybody.</summary>
    public string Team { get; set; } = "";

    /// <summary>Whether it chooses only among those who are there.</summary>
    public bool OnlyOnline { get; set; } = true;

    /// <summary>The connections' keys.</summary>
    public HashSet<string> Connections { get; } = new(StringComparer.Ordinal);

    private string Id { get; set; } = "";

    /// <summary>A draft of an existing rule.</summary>
    /// <param name="policy">The rule.</param>
    public static RuleDraft Of(AssignmentPolicy policy)
    {
        var draft = new RuleDraft { Id = policy.Id, Name = policy.Name, IsOn = policy.IsOn, Method = policy.Method, Team = policy.Team ?? "", OnlyOnline = policy.OnlyOnline };
        draft.Connections.UnionWith(policy.Connections);
        return draft;
    }

    /// <summary>Takes or leaves a connection.</summary>
    /// <param name="connection">Its key.</param>
    /// <param name="isChosen">Whether it is taken.</param>
    public void Choose(string connection, bool isChosen)
    {
        if (isChosen)
        {
            Connections.Add(connection);
        }
        else
        {
            Connections.Remove(connection);
        }
    }

    /// <summary>The rule.</summary>
    public AssignmentPolicy ToPolicy() => new()
    {
        Id = Id,
        Name = Name,
        IsOn = IsOn,
        Method = Method,
        Team = Team.Length == 0 ? null : Team,
        OnlyOnline = OnlyOnline,
        Connections = [.. Connections.Order(StringComparer.Ordinal)],
    };
}
