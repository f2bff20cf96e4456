using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Assistants.Responder.Phrases;
using Chatbotics.Assistants.Responder.Ranking;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Assistants.Ports;

namespace Chatbotics.Assistants.Responder;

/// <summary>
/// The built-in agent: answers from a list of questions and answers, offline, and hands over what the list doesn't hold.
/// It never makes anything up: every answer is the owner's own text.
/// </summary>
/// <param name="indexes">The lists' indexes.</param>
internal sealed class BuiltInResponder(AnswerIndexCache indexes) : IAssistant
{
    private const int MaxTextLength = 4_000;
    private const int MaxSourceLength = 120;

    /// <summary>What the trace shows for a question that was asked word for word.</summary>
    private const double MaxScore = 99;

    /// <inheritdoc/>
    public Task<TurnResult> Answer(
        TurnRequest turn, ResponderDefinition definition, long version, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Decide(turn, definition, version));
    }

    private TurnResult Decide(TurnRequest turn, ResponderDefinition definition, long version)
    {
        var reply = new TurnReply(turn, definition, version);
        var heard = Heard.From(turn.Fragments);
        if (heard.Texts.Any(text => PersonRequests.Match(FoldedWords.Of(text))))
        {
            return reply.HandOver("The customer asks for a person.");
        }

        if (heard.Texts.IsEmpty && heard.Media is null)
        {
            // A sticker or a thumb: nothing to say.
            return reply.Reply([]);
        }

        if (heard.Texts.IsEmpty)
        {
            return reply.HandOverMedia(heard.Media!);
        }

        var message = string.Join('\n', heard.Texts);
        message = message.Length <= MaxTextLength ? message : message[..MaxTextLength];
        var index = indexes.Get(turn.Conversation.Tenant, version, definition);
        var findings = Finder.Find(index, message);
        reply.Weighed(findings.Ranked.Select(match => Passage(index, match, findings.Entries)).ToImmutableArray());
        var answers = findings.Entries.Select(entry => index.Answers[entry].Answer).ToImmutableArray();
        return (answers.IsEmpty, heard.Media) switch
        {
            (true, null) => Courteous(reply, message, index, findings),
            (true, { } media) => reply.HandOverMedia(media),
            (false, { } media) => reply.HandOver($"Answered the question; {media} came with it, which the agent can't look at.", answers),
            (false, null) when findings.HasOpenQuestion => reply.HandOver("Answered one question; the list has no answer to another one.", answers),
            _ => reply.Reply(answers),
        };
    }

    private static TurnResult Courteous(TurnReply reply, string message, AnswerIndex index, Findings findings) => Courtesies.Of(message) switch
    {
        Courtesy.Greeting => reply.Greet(),
        Courtesy.Thanks => reply.Welcome(),
        Courtesy.Nod => reply.Reply([]),
        _ => reply.HandOver(NotFound(index, findings.Ranked)),
    };

    private static string NotFound(AnswerIndex index, ImmutableArray<Match> ranked) => ranked is [var best, ..]
        ? string.Create(CultureInfo.InvariantCulture, $"The list has no answer. Nearest: “{Source(index, best.Entry)}” ({best.Coverage:P0} of what was asked).")
        : "The list has no answer.";

    private static TracePassage Passage(AnswerIndex index, Match match, ImmutableArray<int> used) =>
        new(Source(index, match.Entry), Math.Round(Math.Min(match.Score, MaxScore), 2), used.Contains(match.Entry));

    /// <summary>The entry's question; of several ways to ask, the first.</summary>
    private static string Source(AnswerIndex index, int entry)
    {
        var question = index.Answers[entry].Question.AsSpan().Trim();
        var end = question.IndexOf('\n');
        question = end < 0 ? question : question[..end].TrimEnd();
        return question.Length <= MaxSourceLength ? question.ToString() : string.Concat(question[..(MaxSourceLength - 1)], "…");
    }
}
