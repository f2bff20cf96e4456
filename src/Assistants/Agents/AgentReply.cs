using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Assistants.Responder.Phrases;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Agents;

namespace Chatbotics.Assistants.Agents;

/// <summary>Words what an agent's turn comes to.</summary>
/// <param name="task">The turn.</param>
/// <param name="tracer">The evidence.</param>
/// <param name="language">The language of the agent's own sentences in this turn.</param>
internal sealed class AgentReply(AgentTask task, TurnTracer tracer, string language)
{
    private readonly Wording _wording = Wording.For(language);

    /// <summary>Answers.</summary>
    /// <param name="texts">The messages, whole; none when nothing needs to be said.</param>
    /// <param name="effects">What else changes.</param>
    public AgentAnswer Reply(ImmutableArray<string> texts, ImmutableArray<TurnEffect> effects = default)
    {
        tracer.Step(TraceStepKind.Rules, "Hand-over rules", "None fitted");
        return Answer(TurnOutcome.Replied, texts, null, effects);
    }

    /// <summary>Greets; the first time it says who and what it is.</summary>
    public AgentAnswer Greet() => Reply(
        [task.History.Any(IsOurs) ? _wording.Greeting : string.Format(CultureInfo.InvariantCulture, _wording.Introduction, task.Definition.Name)]);

    /// <summary>Answers thanks, once.</summary>
    public AgentAnswer Welcome() => Reply(WasSaidLast(_wording.Welcome) ? [] : [_wording.Welcome]);

    /// <summary>Gives the conversation to people.</summary>
    /// <param name="reason">Why, for the team.</param>
    /// <param name="texts">What can be said all the same, before the sentence of the hand-over.</param>
    /// <param name="effects">What else changes.</param>
    public AgentAnswer HandOver(string reason, ImmutableArray<string> texts = default, ImmutableArray<TurnEffect> effects = default) =>
        HandOver(task.Definition.HandOver.Text ?? _wording.HandOver, reason, texts.IsDefault ? [] : texts, effects);

    /// <summary>Gives something to people that the agent can't look at.</summary>
    /// <param name="media">What came, in words.</param>
    public AgentAnswer HandOverMedia(string media) =>
        HandOver(task.Definition.HandOver.Text ?? _wording.HandOverMedia, $"The customer sent {media}, which the agent can't look at.", [], default);

    /// <summary>Gives the conversation to people because the agent could not run; says nothing to the customer.</summary>
    /// <param name="reason">Why, for the team.</param>
    public AgentAnswer Fail(string reason)
    {
        tracer.Step(TraceStepKind.Rules, "Handed over", reason);
        return Answer(TurnOutcome.Failed, [], reason, default);
    }

    private AgentAnswer HandOver(string text, string reason, ImmutableArray<string> texts, ImmutableArray<TurnEffect> effects)
    {
        tracer.Step(TraceStepKind.Rules, "Handed over", reason);
        return Answer(TurnOutcome.HandedOver, WasSaidLast(text) && texts.IsEmpty ? [] : texts.Add(text), reason, effects);
    }

    private AgentAnswer Answer(TurnOutcome outcome, ImmutableArray<string> texts, string? reason, ImmutableArray<TurnEffect> effects) => new()
    {
        Outcome = outcome,
        Texts = [.. texts.SelectMany(text => TextParts.Split(text, task.Platform))],
        Reason = reason,
        Effects = effects.IsDefault ? [] : effects,
        Trace = tracer.Build(reason),
    };

    /// <summary>Whether the team's side last said exactly this: saying it again would only annoy.</summary>
    private bool WasSaidLast(string text) =>
        task.History.LastOrDefault(message => message.Author != AuthorKind.Customer) is { Author: AuthorKind.Assistant } last
        && string.Equals(last.Text, text, StringComparison.Ordinal);

    private static bool IsOurs(TurnMessage message) => message.Author == AuthorKind.Assistant;
}
