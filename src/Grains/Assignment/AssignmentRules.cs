using System.Globalization;
using Chatbotics.Grains.Abstractions.Assignment;
using Chatbotics.Grains.Abstractions.Inbox;

namespace Chatbotics.Grains.Assignment;

/// <summary>Chooses who gets a waiting conversation. Pure.</summary>
internal static class AssignmentRules
{
    /// <summary>The first rule that fits a conversation; null when none does.</summary>
    /// <param name="policies">The rules, in order.</param>
    /// <param name="conversation">The conversation.</param>
    public static AssignmentPolicy? Fitting(IEnumerable<AssignmentPolicy> policies, QueuedConversation conversation)
    {
        var connection = conversation.Key.Connection.Value;
        return policies.FirstOrDefault(policy => policy.IsOn
            && (policy.Connections.IsEmpty || policy.Connections.Contains(connection, StringComparer.Ordinal))
            && (policy.Team is null || policy.Team == conversation.Team || (conversation.Team is null && !policy.Connections.IsEmpty)));
    }

    /// <summary>Whom the fitting rule chooses; null when no rule fits or nobody is free.</summary>
    /// <param name="policies">The rules, in order.</param>
    /// <param name="conversation">The conversation.</param>
    /// <param name="people">Everybody.</param>
    public static AssignmentChoice? Choose(IEnumerable<AssignmentPolicy> policies, QueuedConversation conversation, IReadOnlyCollection<Candidate> people)
    {
        if (Fitting(policies, conversation) is not { } policy)
        {
            return null;
        }

        var team = conversation.Team ?? policy.Team;
        var free = people.Where(person => !person.IsAway && person.HasRoom
            && (!policy.OnlyOnline || person.IsOnline)
            && (team is null || person.Teams.Contains(team, StringComparer.Ordinal)));
        var person = policy.Method == AssignmentMethod.FewestOpen
            ? free.OrderBy(static one => one.Open).ThenBy(static one => one.LastGiven).ThenBy(static one => one.Name, StringComparer.Ordinal).FirstOrDefault()
            : free.OrderBy(static one => one.LastGiven).ThenBy(static one => one.Open).ThenBy(static one => one.Name, StringComparer.Ordinal).FirstOrDefault();
        return person is null ? null : new AssignmentChoice(policy, person, Reason(policy, person));
    }

    // Whole sentences, each of which can be said in another language.
    private static string Reason(AssignmentPolicy policy, Candidate person)
    {
        var open = person.Capacity == 0
            ? person.Open.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{person.Open} of {person.Capacity}");
        return (policy.Method, person.IsOnline) switch
        {
            (AssignmentMethod.FewestOpen, true) => $"Fewest open chose {person.Name}: fewest open, online, {open} open before ({policy.Name}).",
            (AssignmentMethod.FewestOpen, false) => $"Fewest open chose {person.Name}: fewest open, {open} open before ({policy.Name}).",
            (_, true) => $"Round robin chose {person.Name}: next in turn, online, {open} open before ({policy.Name}).",
            _ => $"Round robin chose {person.Name}: next in turn, {open} open before ({policy.Name}).",
        };
    }
}
