using System.Collections.Immutable;
using Chatbotics.Assistants.Knowledge.Words;
using Chatbotics.Assistants.Responder;
using Chatbotics.Assistants.Responder.Phrases;
using Chatbotics.Assistants.Responder.Ranking;
using Chatbotics.Assistants.Responder.Text;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Agents;
using Chatbotics.Grains.Knowledge;

namespace Chatbotics.Assistants.Agents;

/// <summary>
/// Answers from an agent's knowledge without a model: finds, weighs as the built-in responder does, and quotes. It makes
/// nothing up, and says nothing that it isn't sure of.
/// </summary>
/// <param name="search">Finds passages.</param>
internal sealed class OfflineAnswerer(KnowledgeSearch search)
{
    private const int Weighed = 10;
    private const int Shown = 5;

    /// <summary>Answers a message.</summary>
    /// <param name="task">The turn.</param>
    /// <param name="message">The message.</param>
    /// <param name="media">What came with it that can't be read, in words; null for nothing.</param>
    /// <param name="reply">Words the answer.</param>
    /// <param name="tracer">The evidence.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<AgentAnswer> Answer(AgentTask task, string message, string? media, AgentReply reply, TurnTracer tracer, CancellationToken cancellationToken)
    {
        var from = tracer.Now;
        var passages = await search.Find(task, message, Weighed, cancellationToken);
        var tokeniser = Tokenisers.For(task.Languages.IsDefaultOrEmpty ? task.Definition.Language : LanguageGuess.Of(message, task.Languages[0]));
        var index = new AnswerIndex([.. passages.Select(Entry)], tokeniser);
        var findings = passages.IsEmpty ? new Findings([], [], false) : Finder.Find(index, message);
        var used = findings.Entries;
        tracer.Passages =
        [
            .. used.Select(entry => KnowledgeSearch.Trace(passages[entry], isUsed: true)),
            .. passages.Where((_, i) => !used.Contains(i)).Take(Math.Max(0, Shown - used.Length)).Select(passage => KnowledgeSearch.Trace(passage, isUsed: false)),
        ];
        tracer.Step(TraceStepKind.Knowledge, "Searched knowledge", Found(passages, used), from);
        var answers = used.Select(entry => Excerpts.Of(passages[entry].Hit.Passage, message, tokeniser)).Distinct(StringComparer.Ordinal).ToImmutableArray();
        if (!answers.IsEmpty && task.Definition.CitesSources)
        {
            answers = answers.SetItem(answers.Length - 1, answers[^1] + Sources.Line([.. used.Select(entry => passages[entry])]));
        }

        if (!answers.IsEmpty)
        {
            tracer.Step(TraceStepKind.Model, "Quoted the sources", "The built-in answerer: no model was asked");
        }

        return (answers.IsEmpty, media) switch
        {
            (true, null) => Courteous(task, message, passages, reply),
            (true, { } seen) => reply.HandOverMedia(seen),
            (false, { } seen) => reply.HandOver($"Answered the question; {seen} came with it, which the agent can't look at.", answers),
            (false, null) when findings.HasOpenQuestion && task.Definition.HandOver.WhenNotFound =>
                reply.HandOver("Answered one question; the sources have no answer to another one.", answers),
            _ => reply.Reply(answers),
        };
    }

    /// <summary>A passage as the responder's index takes it: its own question, or its headings and text.</summary>
    private static QuestionAnswer Entry(FoundPassage found)
    {
        var passage = found.Hit.Passage;
        return passage.Question is { } question
            ? new QuestionAnswer(question, passage.Text)
            : new QuestionAnswer(OneSentence(string.Join(' ', passage.Headings.TakeLast(2)) + " " + passage.Text), passage.Text);
    }

    /// <summary>A text without ends of sentences: a heading that was asked whole must not count as the whole question.</summary>
    private static string OneSentence(string text) => new([.. text.Select(static c => c is '.' or '!' or '?' or '\n' or ';' or '…' or '؟' or '。' ? ' ' : c)]);

    private static AgentAnswer Courteous(AgentTask task, string message, ImmutableArray<FoundPassage> passages, AgentReply reply) => Courtesies.Of(message) switch
    {
        Courtesy.Greeting => reply.Greet(),
        Courtesy.Thanks => reply.Welcome(),
        Courtesy.Nod => reply.Reply([]),
        _ when !task.Definition.HandOver.WhenNotFound => reply.Reply([Unknown.In(task, message)]),
        _ => reply.HandOver(passages is [var best, ..]
            ? $"The sources don't hold the answer. Nearest: “{KnowledgeSearch.NameOf(best)}”."
            : "The sources don't hold the answer."),
    };

    private static string Found(ImmutableArray<FoundPassage> passages, ImmutableArray<int> used) => passages.IsEmpty
        ? "Found nothing"
        : used.IsEmpty
            ? $"Nothing fits well enough. Nearest: {KnowledgeSearch.NameOf(passages[0])}"
            : string.Join(" · ", used.Select(entry => KnowledgeSearch.NameOf(passages[entry])));
}
