using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Chatbotics.Assistants.Models;
using Chatbotics.Assistants.Responder.Phrases;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Agents;
using Microsoft.Extensions.AI;

namespace Chatbotics.Assistants.Agents;

/// <summary>Answers with a language model: passages, tool calls within the budget, and a look at everything that leaves.</summary>
/// <param name="models">The models.</param>
/// <param name="search">Finds passages.</param>
/// <param name="tools">Runs tools.</param>
/// <param name="time">The clock.</param>
internal sealed class ModelAnswerer(IChatModels models, KnowledgeSearch search, ToolRunner tools, TimeProvider time)
{
    private const int Passages = 6;
    private const int CharactersPerToken = 4;
    private const int LongLine = 40;

    /// <summary>Answers a message.</summary>
    /// <param name="task">The turn.</param>
    /// <param name="message">The message.</param>
    /// <param name="media">What came with it that can't be read, in words; null for nothing.</param>
    /// <param name="reply">Words the answer.</param>
    /// <param name="tracer">The evidence.</param>
    /// <param name="progress">Hears of the text as it is written.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ModelException">No model gave a reply.</exception>
    public async Task<AgentAnswer> Answer(
        AgentTask task, string message, string? media, AgentReply reply, TurnTracer tracer, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        var from = tracer.Now;

        // Embeddings are a model's too: it searches for what the model may read.
        var mask = new PersonalDataMask(task.Definition.HidesPersonalData);
        var found = await search.Find(task, mask.Hide(message), Passages, cancellationToken);
        tracer.Passages = [.. found.Select(passage => KnowledgeSearch.Trace(passage, isUsed: false))];
        tracer.Step(TraceStepKind.Knowledge, "Searched knowledge", found.IsEmpty ? "Found nothing" : string.Join(" · ", found.Take(4).Select(KnowledgeSearch.NameOf)), from);
        var client = models.FromCatalogue(task.Definition.Models.IsDefault ? [] : task.Definition.Models);
        var session = new ToolSession(task, await ToolOffer.Of(task), found, mask);
        var messages = AgentPrompt.Messages(task, found, mask.Hide, time.GetUtcNow());
        var options = new ChatOptions
        {
            Temperature = task.Definition.Temperature,
            Tools = [.. ToolSchemas.Declare(session.Offer)],
            ToolMode = ChatToolMode.Auto,
        };
        for (var round = 0; ; round++)
        {
            if (tracer.Tokens + Estimate(messages) > task.Definition.Budget.TokensPerTurn)
            {
                return reply.HandOver("The turn's budget of tokens is used up.", effects: session.Effects);
            }

            if (session.Calls >= task.Definition.Budget.ToolCallsPerTurn && options.Tools.Count > 0)
            {
                options.Tools = [];
                options.ToolMode = null;
            }

            from = tracer.Now;
            var (text, calls) = await Stream(client, messages, options, tracer, progress, soFar => Shown(task, message, soFar, session), cancellationToken);
            if (calls.Count == 0)
            {
                tracer.Step(TraceStepKind.Model, string.Create(CultureInfo.InvariantCulture, $"Wrote {TextParts.Words(text)} words"), from: from);
                return Finish(task, message, media, text, session, reply, tracer);
            }

            tracer.Step(TraceStepKind.Model, calls.Count == 1 ? "Asked for a tool" : $"Asked for {calls.Count} tools", string.Join(", ", calls.Select(call => call.Name)), from);
            messages.Add(new ChatMessage(ChatRole.Assistant, [.. (text.Length > 0 ? (IEnumerable<AIContent>)[new TextContent(text)] : []), .. calls]));
            foreach (var call in calls)
            {
                var result = await tools.Run(session, call, tracer, cancellationToken);
                if (session.HandOver is { } reason)
                {
                    return reply.HandOver(reason, Said(task, text, session, tracer), session.Effects);
                }

                messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, mask.Hide(result))]));
            }
        }
    }

    private static async Task<(string Text, List<FunctionCallContent> Calls)> Stream(
        IChatClient client, List<ChatMessage> messages, ChatOptions options, TurnTracer tracer, IProgress<string>? progress, Func<string, string> shown, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var calls = new List<FunctionCallContent>();
        await foreach (var update in client.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            foreach (var content in update.Contents)
            {
                switch (content)
                {
                    case TextContent piece:
                        text.Append(piece.Text);
                        break;
                    case FunctionCallContent call:
                        calls.Add(call);
                        break;
                }
            }

            if (update.AdditionalProperties?.GetValueOrDefault(ModelCall.Key) is ModelCall paid)
            {
                tracer.Paid(paid);
            }

            progress?.Report(shown(text.ToString()));
        }

        return (text.ToString().Trim(), calls);
    }

    private static AgentAnswer Finish(AgentTask task, string message, string? media, string text, ToolSession session, AgentReply reply, TurnTracer tracer)
    {
        var cited = Citations.In(text, session.Passages.Count);
        tracer.Passages = [.. session.Passages.Select((passage, i) => KnowledgeSearch.Trace(passage, cited.Contains(i))).OrderByDescending(static passage => passage.Used)];
        var texts = Said(task, text, session, tracer);
        if (texts.IsEmpty)
        {
            return reply.HandOver("The model had nothing to say that may be sent.", effects: session.Effects);
        }

        var isGrounded = !cited.IsEmpty || session.HasResult || Courtesies.Of(message) != Courtesy.None || IsQuestion(texts[^1]);
        if (!isGrounded && task.Definition.HandOver.WhenNotFound)
        {
            tracer.Step(TraceStepKind.Guard, "Held an answer back", "It rests on no source: " + texts[0]);
            return reply.HandOver("The sources don't hold the answer.", effects: session.Effects);
        }

        if (task.Definition.CitesSources && !cited.IsEmpty)
        {
            texts = texts.SetItem(texts.Length - 1, texts[^1] + Sources.Line([.. cited.Select(i => session.Passages[i])]));
        }

        return media is null
            ? reply.Reply(texts, session.Effects)
            : reply.HandOver($"Answered the question; {media} came with it, which the agent can't look at.", texts, session.Effects);
    }

    /// <summary>What may leave of what the model wrote.</summary>
    private static ImmutableArray<string> Said(AgentTask task, string text, ToolSession session, TurnTracer tracer)
    {
        var shown = session.Mask.Show(Citations.Remove(text));
        var guarded = ReplyGuard.Clean(shown, session.Allowed(task), out var removed);
        if (removed.Count > 0)
        {
            tracer.Step(TraceStepKind.Guard, removed.Count == 1 ? "Took out a link" : $"Took out {removed.Count} links", string.Join(" · ", removed), isRefused: true);
        }

        if (session.Secrets.Any(secret => guarded.Contains(secret, StringComparison.Ordinal)))
        {
            tracer.Step(TraceStepKind.Guard, "Held an answer back", "It held a secret of a tool", isRefused: true);
            return [];
        }

        if (RepeatsInstructions(guarded, task.Definition.Instructions))
        {
            tracer.Step(TraceStepKind.Guard, "Held an answer back", "It repeated the instructions", isRefused: true);
            return [];
        }

        return guarded.Length == 0 ? [] : [guarded];
    }

    /// <summary>
    /// What may be shown of an answer under way: only what would stand in the whole one too. An answer that must rest on a
    /// source is held back until it has named one. Whoever tries a draft sees everything.
    /// </summary>
    private static string Shown(AgentTask task, string message, string text, ToolSession session)
    {
        if (task.IsTrial)
        {
            return text;
        }

        var isGrounded = !task.Definition.HandOver.WhenNotFound || session.HasResult || Courtesies.Of(message) != Courtesy.None
            || !Citations.In(text, session.Passages.Count).IsEmpty;
        return isGrounded
            ? DraftGuard.Shown(text, session.Allowed(task), session.Mask.Show, session.Secrets, [.. LongLines(task.Definition.Instructions)])
            : "";
    }

    /// <summary>Whether a long line of the instructions stands in an answer, which somebody must have talked the model into.</summary>
    private static bool RepeatsInstructions(string text, string instructions) =>
        LongLines(instructions).Any(line => text.Contains(line, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> LongLines(string instructions) =>
        instructions.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(static line => line.Length >= LongLine);

    private static bool IsQuestion(string text) => text.TrimEnd().EndsWith('?') || text.TrimEnd().EndsWith('؟') || text.TrimEnd().EndsWith('？');

    private static long Estimate(List<ChatMessage> messages) => messages.Sum(message => (long)message.Text.Length) / CharactersPerToken;
}
