using System.Collections.Immutable;
using Chatbotics.Assistants.Responder.Text;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Agents;
using Chatbotics.Grains.Knowledge;
using Chatbotics.Grains.Knowledge.Ports;

namespace Chatbotics.Assistants.Agents;

/// <summary>Looks into an agent's knowledge, and never into anybody else's.</summary>
/// <param name="retriever">Finds passages.</param>
internal sealed class KnowledgeSearch(IRetriever retriever)
{
    private const int Excerpt = 300;
    private const int MaxQuestions = 3;

    /// <summary>The passages that fit a message best: those for the whole, and for each of its questions.</summary>
    /// <param name="task">The turn; its workspace and its agent's bases are where is looked.</param>
    /// <param name="message">What is asked.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ImmutableArray<FoundPassage>> Find(AgentTask task, string message, int limit, CancellationToken cancellationToken)
    {
        if (task.Definition.KnowledgeBases.IsDefaultOrEmpty)
        {
            return [];
        }

        var sentences = Sentences.Split(message);
        string[] asked = sentences.Length > 1 ? [message, .. sentences.Where(Sentences.IsQuestion).Take(MaxQuestions)] : [message];
        var found = new List<FoundPassage>();
        foreach (var question in asked)
        {
            found.AddRange(await retriever.Find(
                task.Tenant,
                new RetrievalRequest { Question = question, Bases = task.Definition.KnowledgeBases, Languages = task.Languages, Limit = limit },
                cancellationToken));
        }

        return [.. found.DistinctBy(passage => passage.Hit.Passage.Id).Take(limit)];
    }

    /// <summary>A passage for the trace.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="isUsed">Whether the reply rests on it.</param>
    public static TracePassage Trace(FoundPassage passage, bool isUsed)
    {
        var text = passage.Hit.Passage.Text;
        var (name, title) = (NameOf(passage), passage.Hit.Document.Title);
        return new TracePassage(name, Math.Round(passage.Coverage, 2), isUsed)
        {
            Document = name == title ? null : title,
            Text = text.Length <= Excerpt ? text : string.Concat(text.AsSpan(0, Excerpt - 1), "…"),
            Address = passage.Hit.Document.Address,
        };
    }

    /// <summary>What a passage is called in a citation.</summary>
    /// <param name="passage">The passage.</param>
    public static string NameOf(FoundPassage passage) => passage.Hit.Passage switch
    {
        { Question: { Length: > 0 } question } => question.Split('\n')[0] is var line && line.Length <= 120 ? line : line[..119] + "…",
        { Place: { Length: > 0 } place } => place.Length <= 120 ? place : place[..119] + "…",
        _ => passage.Hit.Document.Title,
    };
}
