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
        var self = item.Author.Kind == AuthorKind.Person && item.Author.Id == reader;
        var first = Look.FirstName(customer);

        // Reasons are the domain's sentences; what a customer or a platform said stays as it is.
        item = item.Author.Kind is AuthorKind.Customer or AuthorKind.NativeApp || item.Activity is "turn_dropped" or "labels_added" or "labels_removed"
            ? item
            : item with { Detail = Sentences.Say(item.Detail) };
        return item.Activity switch
        {
            "handed_over" => new(HandedOver(Who(item.Author, reader, customer, agent), self, item.Owner, reader), item.Detail, null),
            "assistant_failed" => new(Texts.Thread["{0} could not answer, so a person has to.", agent], item.Detail, null),
            "assistant_not_allowed" => new(Texts.Thread["{0} may not write here now, so a person has to.", agent], item.Detail, null),
            "send_failed" => new(Texts.Thread["{0}’s answer could not be sent, so a person has to look.", agent], item.Detail, null),
            "loop_guard" => new(Texts.Thread["{0} stopped: this looked like two machines talking.", agent], item.Detail, null),
            "native_reply" => new(Texts.Thread["Someone answered in the platform’s own app."], item.Detail ?? Texts.Thread["{0} is silent from here on.", agent], null),
            "taken_over" or "returned" or "owner_changed" => OwnerChanged(item, reader, who, self, agent),
            "opened" => new(Texts.Thread["A conversation began."], null, "chat"),
            "reopened" => new(item.Author.Kind == AuthorKind.Customer ? Texts.Thread["{0} wrote again.", first] : Texts.Thread.Told("{0} opened it again.", self, who), item.Detail, "chat"),
            "resolved" => new(Texts.Thread.Told("{0} resolved this conversation.", self, who), item.Detail, "check"),
            "snoozed" => new(Texts.Thread.Told("{0} snoozed it {1}.", self, who, OrganisingText.Until(item.Detail)), null, "snooze"),
            _ when OrganisingText.For(item, reader, who) is { } organised => organised,
            "pending" => new(Texts.Thread.Told("{0} set it to pending.", self, who), item.Detail, "clock"),
            "blocked" => new(Texts.Thread.Told("{0} blocked {1}.", self, who, first), Texts.Thread["Messages are kept, and nobody answers or is notified."], "stop"),
            "unblocked" => new(Texts.Thread.Told("{0} unblocked {1}.", self, who, first), item.Detail, "person"),
            "marketing_stopped" => new(Texts.Thread["{0} stopped marketing messages.", first], Texts.Thread["Marketing templates are refused from here on. Answers and other templates go out."], "stop"),
            "marketing_resumed" => new(Texts.Thread["{0} gets marketing messages again.", first], null, "check"),
            "identity_changed" => new(Texts.Thread["{0} is known under another id or number now.", first], item.Detail, "person"),
            "referral" => new(item.Referral?.Source is "ADS" or "ad" ? Texts.Thread["{0} came from an ad.", first] : Texts.Thread["{0} came from a link.", first], item.Referral?.Headline ?? item.Referral?.Reference ?? item.Detail, "link"),
            "turn_dropped" => new(Texts.Thread["{0} had an answer ready that was not sent.", agent], item.Detail is { } words ? $"“{words}”" : null, "ai"),
            "unknown_event" or "unknown" => new(Texts.Thread["Something came that we can't show."], item.Detail is { } event_ && !event_.Contains(' ', StringComparison.Ordinal) ? Texts.Thread["The platform calls it “{0}”.", event_] : item.Detail, "unknown"),
            { Length: > 0 } other => new(Sentence(other), item.Detail, "info"),
            _ => new(Texts.Thread["Something happened."], item.Detail, "info"),
        };
    }

    private static ActivityText OwnerChanged(ThreadItem item, string reader, string who, bool self, string agent) => item.Owner switch
    {
        { Kind: OwnerKind.Person } owner when owner.Id == item.Author.Id => new(Texts.Thread.Told("{0} took over.", self, who), item.Detail ?? Texts.Thread["{0} is silent from here on.", agent], null),
        { Kind: OwnerKind.Person } owner => new(owner.Id == reader ? Texts.Thread["You hold it now."] : Texts.Thread["{0} holds it now.", Look.Name(owner, reader)], item.Detail, null),
        { Kind: OwnerKind.Assistant } owner when item.Author.Kind == AuthorKind.Person => new(Texts.Thread.Told("{0} returned it to {1}.", self, who, Look.Name(owner, reader)), item.Detail, null),
        { Kind: OwnerKind.Assistant } owner => new(Texts.Thread["{0} answers here.", Look.Name(owner, reader)], item.Detail, null),
        { Kind: OwnerKind.Workflow } owner => new(Texts.Thread["{0} runs.", Look.Name(owner, reader)], item.Detail, null),
        _ => new(Texts.Thread["Nobody holds it now."], item.Detail, null),
    };

    private static string HandedOver(string who, bool self, Owner? owner, string reader) => owner switch
    {
        { Kind: OwnerKind.Person } when owner.Id == reader => Texts.Thread.Told("{0} handed over to you.", self, who),
        { Kind: OwnerKind.Person, Name: { } name } => Texts.Thread.Told("{0} handed over to {1}.", self, who, name),
        _ => Texts.Thread.Told("{0} handed over to a person.", self, who),
    };

    private static string Who(Author author, string reader, string customer, string? agent = null) => author.Kind switch
    {
        AuthorKind.Person => author.Id == reader ? Texts.Thread["You"] : author.Name ?? Texts.Thread["A colleague"],
        AuthorKind.Customer => Look.FirstName(customer),
        AuthorKind.Assistant => author.Name ?? agent ?? Texts.Thread["The AI agent"],
        AuthorKind.Workflow => author.Name ?? Texts.Thread["A workflow"],
        AuthorKind.NativeApp => Texts.Thread["A colleague in the platform's app"],
        AuthorKind.OtherApp => Texts.Thread["Another app"],
        _ => agent ?? "Chatbotics",
    };

    private static string Sentence(string word)
    {
        var words = word.Replace('_', ' ');
        return string.Concat(words[..1].ToUpperInvariant(), words.AsSpan(1), ".");
    }
}
