using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Assistants.Responder.Phrases;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Assistants.Responder;

/// <summary>Words one turn's result.</summary>
/// <param name="turn">The turn.</param>
/// <param name="definition">The agent.</param>
/// <param name="version">Its revision.</param>
internal sealed class TurnReply(TurnRequest turn, ResponderDefinition definition, long version)
{
    private readonly Wording _wording = Wording.For(definition.Language);
    private ImmutableArray<TracePassage> _passages = [];

    /// <summary>Notes what was looked at.</summary>
    /// <param name="passages">Best first.</param>
    public void Weighed(ImmutableArray<TracePassage> passages) => _passages = passages;

    /// <summary>Answers.</summary>
    /// <param name="texts">The messages; none when nothing needs to be said.</param>
    public TurnResult Reply(ImmutableArray<string> texts) => Result(TurnOutcome.Replied, texts, reason: null);

    /// <summary>Greets; the first time it says who and what it is.</summary>
    public TurnResult Greet() => Reply(
        [turn.History.Any(IsOurs) ? _wording.Greeting : string.Format(CultureInfo.InvariantCulture, _wording.Introduction, definition.Name)]);

    /// <summary>Answers thanks, once.</summary>
    public TurnResult Welcome() => Reply(WasSaidLast(_wording.Welcome) ? [] : [_wording.Welcome]);

    /// <summary>Gives the conversation to people.</summary>
    /// <param name="reason">Why, for the team.</param>
    /// <param name="answers">What can be answered all the same.</param>
    public TurnResult HandOver(string reason, ImmutableArray<string> answers = default) =>
        HandOver(definition.HandOverText ?? _wording.HandOver, reason, answers.IsDefault ? [] : answers);

    /// <summary>Gives something to people that the agent can't look at.</summary>
    /// <param name="media">What came, in words.</param>
    public TurnResult HandOverMedia(string media) =>
        HandOver(definition.HandOverText ?? _wording.HandOverMedia, $"The customer sent {media}, which the agent can't look at.", []);

    private TurnResult HandOver(string text, string reason, ImmutableArray<string> answers) =>
        Result(TurnOutcome.HandedOver, WasSaidLast(text) && answers.IsEmpty ? [] : answers.Add(text), reason);

    private TurnResult Result(TurnOutcome outcome, ImmutableArray<string> texts, string? reason) => new()
    {
        TurnId = turn.TurnId,
        Epoch = turn.Epoch,
        Outcome = outcome,
        Replies = [.. texts.Select(MessageContent.FromText)],
        Reason = reason,
        Trace = new TurnTrace { Agent = definition.Name, Version = version, Passages = _passages },
    };

    /// <summary>Whether the team's side last said exactly this: saying it again would only annoy.</summary>
    private bool WasSaidLast(string text) =>
        turn.History.LastOrDefault(message => message.Author != AuthorKind.Customer) is { Author: AuthorKind.Assistant } last
        && string.Equals(last.Text, text, StringComparison.Ordinal);

    private static bool IsOurs(TurnMessage message) => message.Author == AuthorKind.Assistant;
}
