using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.WebFront.Dashboard.Shell;

namespace Chatbotics.WebFront.Dashboard.Conversations;

/// <summary>An activity line in words.</summary>
/// <param name="Strong">What happened, for example "Wren handed over to you."</param>
/// <param name="Rest">Why, or what of it.</param>
/// <param name="Icon">A sign for lines that change no holder; null for the others.</param>
internal sealed record ActivityText(string Strong, string? Rest, string? Icon)
{
    /// <summary>The words for an activity.</summary>
    /// <param name="item">The activity.</param>
    /// <param name="reader">The reader's id.</param>
    /// <param name="customer">The customer's name.</param>
    /// <param name="agent">The AI agent's name.</param>
    public static ActivityText For(ThreadItem item, string reader, string customer, string agent)
    {
        var who = Who(item.Author, reader, customer);
        var first = Look.FirstName(customer);
        return item.Activity switch
        {
            "handed_over" => new($"{Who(item.Author, reader, customer, agent)} handed over{To(item.Owner, reader)}.", item.Detail, null),
            "assistant_failed" => new($"{agent} could not answer, so a person has to.", item.Detail, null),
            "assistant_not_allowed" => new($"{agent} may not write here now, so a person has to.", item.Detail, null),
            "send_failed" => new($"{agent}’s answer could not be sent, so a person has to look.", item.Detail, null),
            "loop_guard" => new($"{agent} stopped: this looked like two machines talking.", item.Detail, null),
            "native_reply" => new("Someone answered in the platform’s own app.", item.Detail ?? $"{agent} is silent from here on.", null),
            "taken_over" or "returned" or "owner_changed" => OwnerChanged(item, reader, who, agent),
            "opened" => new("A conversation began.", null, "chat"),
            "reopened" => new(item.Author.Kind == AuthorKind.Customer ? $"{first} wrote again." : $"{who} opened it again.", item.Detail, "chat"),
            "resolved" => new($"{who} resolved this conversation.", item.Detail, "check"),
            "snoozed" => new($"{who} snoozed it {OrganisingText.Until(item.Detail)}.", null, "snooze"),
            _ when OrganisingText.For(item, reader, who) is { } organised => organised,
            "pending" => new($"{who} set it to pending.", item.Detail, "clock"),
            "blocked" => new($"{who} blocked {first}.", "Messages are kept, and nobody answers or is notified.", "stop"),
            "unblocked" => new($"{who} unblocked {first}.", item.Detail, "person"),
            "identity_changed" => new($"{first} is known under another id or number now.", item.Detail, "person"),
            "referral" => new($"{first} came from {(item.Referral?.Source is "ADS" or "ad" ? "an ad" : "a link")}.", item.Referral?.Headline ?? item.Referral?.Reference ?? item.Detail, "link"),
            "turn_dropped" => new($"{agent} had an answer ready that was not sent.", item.Detail is { } words ? $"“{words}”" : null, "ai"),
            "unknown_event" or "unknown" => new("Something came that we can't show.", item.Detail is { } event_ && !event_.Contains(' ', StringComparison.Ordinal) ? $"The platform calls it “{event_}”." : item.Detail, "unknown"),
            { Length: > 0 } other => new(Sentence(other), item.Detail, "info"),
            _ => new("Something happened.", item.Detail, "info"),
        };
    }

    private static ActivityText OwnerChanged(ThreadItem item, string reader, string who, string agent) => item.Owner switch
    {
        { Kind: OwnerKind.Person } owner when owner.Id == item.Author.Id => new($"{who} took over.", item.Detail ?? $"{agent} is silent from here on.", null),
        { Kind: OwnerKind.Person } owner => new($"{Look.Name(owner, reader)} {(owner.Id == reader ? "hold" : "holds")} it now.", item.Detail, null),
        { Kind: OwnerKind.Assistant } owner when item.Author.Kind == AuthorKind.Person => new($"{who} returned it to {Look.Name(owner, reader)}.", item.Detail, null),
        { Kind: OwnerKind.Assistant } owner => new($"{Look.Name(owner, reader)} answers here.", item.Detail, null),
        { Kind: OwnerKind.Workflow } owner => new($"{Look.Name(owner, reader)} runs.", item.Detail, null),
        _ => new("Nobody holds it now.", item.Detail, null),
    };

    private static string To(Owner? owner, string reader) => owner switch
    {
        { Kind: OwnerKind.Person } when owner.Id == reader => " to you",
        { Kind: OwnerKind.Person, Name: { } name } => " to " + name,
        _ => " to a person",
    };

    private static string Who(Author author, string reader, string customer, string? agent = null) => author.Kind switch
    {
        AuthorKind.Person => author.Id == reader ? "You" : author.Name ?? "A colleague",
        AuthorKind.Customer => Look.FirstName(customer),
        AuthorKind.Assistant => author.Name ?? agent ?? "The AI agent",
        AuthorKind.Workflow => author.Name ?? "A workflow",
        AuthorKind.NativeApp => "A colleague in the platform's app",
        AuthorKind.OtherApp => "Another app",
        _ => agent ?? "Chatbotics",
    };

    private static string Sentence(string word)
    {
        var words = word.Replace('_', ' ');
        return string.Concat(words[..1].ToUpperInvariant(), words.AsSpan(1), ".");
    }
}
