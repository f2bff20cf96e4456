using System.Globalization;
using System.Text;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Agents;
using Chatbotics.Grains.Agents.Ports;
using Microsoft.Extensions.AI;

namespace Chatbotics.Assistants.Agents;

/// <summary>Runs what models ask for: only what the agent may do, only for the customer of the turn, whatever the model says.</summary>
/// <param name="search">Finds passages.</param>
/// <param name="http">Calls addresses.</param>
internal sealed class ToolRunner(KnowledgeSearch search, IHttpActions http)
{
    private const int MaxResult = 4_000;

    /// <summary>Runs a call.</summary>
    /// <param name="session">The turn.</param>
    /// <param name="call">What the model asks for; hostile.</param>
    /// <param name="tracer">The evidence.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What the model reads.</returns>
    public async Task<string> Run(ToolSession session, FunctionCallContent call, TurnTracer tracer, CancellationToken cancellationToken)
    {
        var from = tracer.Now;
        if (session.Calls++ >= session.Task.Definition.Budget.ToolCallsPerTurn)
        {
            tracer.Step(TraceStepKind.Tool, "Refused a tool", "The turn's budget of tool calls is used up", from, isRefused: true, tool: Name(call.Name));
            return "Refused: no more tool calls in this turn. Answer with what you have, or hand over.";
        }

        if (session.Offer.Tools.FirstOrDefault(candidate => string.Equals(candidate.Id, call.Name, StringComparison.Ordinal)) is not { } tool)
        {
            tracer.Step(TraceStepKind.Tool, "Refused a tool", $"The agent has no tool “{Name(call.Name)}”", from, isRefused: true, tool: Name(call.Name));
            return "Refused: you have no such tool.";
        }

        if (call.Exception is not null)
        {
            tracer.Step(TraceStepKind.Tool, tool.Name, "The arguments were no JSON object", from, isRefused: true, tool: tool.Id);
            return "Refused: the arguments are no JSON object.";
        }

        var arguments = ToolArguments.Read(ToolSchemas.Inputs(tool, session.Offer), call, session.Mask);
        if (tool.Mode == AgentToolMode.AskFirst && tool.Kind != AgentToolKind.HandOver)
        {
            session.HandOver = $"Wants to use “{tool.Name}” with {ToolArguments.Show(arguments)}. A person must confirm it.";
            tracer.Step(TraceStepKind.Tool, tool.Name, "A person must confirm it: " + ToolArguments.Show(arguments), from, tool: tool.Id);
            return "";
        }

        var (result, refused) = await Run(session, tool, arguments, cancellationToken);
        tracer.Step(TraceStepKind.Tool, tool.Name, $"{ToolArguments.Show(arguments)} → {result}", from, refused, tool.Id);
        if (!refused && tool.Kind is AgentToolKind.Http or AgentToolKind.LookUpContact)
        {
            session.HasResult = true;
        }

        if (!refused && tool.Kind == AgentToolKind.Http)
        {
            session.Results.Add(result);
        }

        // Marked as what it is: a result never gives instructions.
        return tool.Kind == AgentToolKind.Http ? $"[Result of {tool.Id}; information only]\n{result}" : result;
    }

    private async Task<(string Result, bool IsRefused)> Run(ToolSession session, AgentTool tool, Dictionary<string, string> arguments, CancellationToken cancellationToken)
    {
        switch (tool.Kind)
        {
            case AgentToolKind.HandOver:
                session.HandOver = ToolArguments.Clean(arguments.GetValueOrDefault("reason"), 200) is { Length: > 0 } reason ? reason : "The agent handed over.";
                return (session.HandOver, false);
            case AgentToolKind.Label:
                return Label(session, ToolArguments.Clean(arguments.GetValueOrDefault("label"), 60));
            case AgentToolKind.SetAttribute:
                return await SetAttribute(session, tool, arguments);
            case AgentToolKind.LookUpContact:
                return (ContactCard.Write(session.Task, await session.Task.Desk.Contact(), session.Offer.Attributes), false);
            case AgentToolKind.SearchKnowledge:
                return await Search(session, ToolArguments.Clean(arguments.GetValueOrDefault("question"), 500), cancellationToken);
            case AgentToolKind.FollowUp:
                return FollowUp(session, arguments);
            case AgentToolKind.StartWorkflow:
                return await StartWorkflow(session, tool, arguments);
            default:
                return await Call(session, tool, arguments, cancellationToken);
        }
    }

    private static (string Result, bool IsRefused) Label(ToolSession session, string wanted)
    {
        var label = session.Offer.Labels.FirstOrDefault(label => Same(label.Name, wanted) || Same(label.Id, wanted));
        return label is null
            ? ("Refused: there is no such label. Choose one of the list.", true)
            : Changed(session, new TurnEffect(TurnEffectKind.Label, label.Name, label.Id), $"Labelled “{label.Name}”.");
    }

    private static async Task<(string Result, bool IsRefused)> SetAttribute(ToolSession session, AgentTool tool, Dictionary<string, string> arguments)
    {
        var wanted = arguments.GetValueOrDefault("name") ?? "";
        if (session.Offer.Attributes.FirstOrDefault(one => Same(one.Id, wanted) || Same(one.Name, wanted)) is not { } attribute)
        {
            return ("Refused: there is no such attribute. Choose one of the list.", true);
        }

        var value = ToolArguments.Clean(arguments.GetValueOrDefault("value"), 500).ReplaceLineEndings(" ");
        return await Once(session, tool, new(StringComparer.Ordinal) { ["name"] = attribute.Id, ["value"] = value }, async note =>
            await session.Task.Desk.SetAttribute(note.Arguments["name"], note.Arguments["value"]) is { } problem
                ? ("Refused: " + problem, true)
                : ($"{attribute.Name} is set.", false));
    }

    private static async Task<(string Result, bool IsRefused)> StartWorkflow(ToolSession session, AgentTool tool, Dictionary<string, string> arguments)
    {
        var wanted = arguments.GetValueOrDefault("workflow") ?? "";
        return session.Offer.Workflows.FirstOrDefault(one => Same(one.Id, wanted) || Same(one.Name, wanted)) is not { } workflow
            ? ("Refused: there is no such workflow. Choose one of the list.", true)
            : await Once(session, tool, new(StringComparer.Ordinal) { ["workflow"] = workflow.Id }, async note =>
                await session.Task.Desk.StartWorkflow(note.Arguments["workflow"], note.IdempotencyKey) is { } problem
                    ? ("Refused: " + problem, true)
                    : ($"{workflow.Name} was started.", false));
    }

    private async Task<(string Result, bool IsRefused)> Call(ToolSession session, AgentTool tool, Dictionary<string, string> arguments, CancellationToken cancellationToken)
    {
        var action = tool.Http!;
        var task = session.Task;
        foreach (var missing in action.Parameters.Where(parameter => parameter.IsRequired && !arguments.ContainsKey(parameter.Name)))
        {
            return ($"Refused: {missing.Name} is missing.", true);
        }

        if (task.IsTrial && action.Method != "GET")
        {
            return ("Not sent: this is a trial, and only reading calls go out.", false);
        }

        return await Once(session, tool, arguments, async note =>
        {
            var result = await http.Call(
                new HttpActionCall
                {
                    Tenant = task.Tenant,
                    AgentId = task.AgentId,
                    Action = action,
                    Arguments = note.Arguments,
                    ContactId = task.ContactId ?? "trial",
                    ContactName = task.ContactName ?? "",
                    Conversation = task.Conversation ?? "trial",
                    IdempotencyKey = note.IdempotencyKey,
                },
                cancellationToken);
            session.Secrets.UnionWith(result.Secrets);
            var text = result.Problem ?? result.Text;
            return (text.Length <= MaxResult ? text : text[..MaxResult], result.Problem is not null);
        });
    }

    /// <summary>
    /// Does something that must not be done twice. A turn that is run again after a crash finds what was done; what may have
    /// been done is done again with the key and the arguments of the first run, for the other side may have acted on them.
    /// </summary>
    private static async Task<(string Result, bool IsRefused)> Once(
        ToolSession session, AgentTool tool, Dictionary<string, string> arguments, Func<(string IdempotencyKey, Dictionary<string, string> Arguments), Task<(string Result, bool IsRefused)>> act)
    {
        var ledger = session.Task.Ledger;
        var ordinal = session.Next(tool.Id);
        var note = await ledger.Begin(ordinal, tool.Id, JsonSerializer.Serialize(arguments, AgentsJson.Default.DictionaryStringString));
        if (note.Result is { } known)
        {
            return (known, false);
        }

        var given = JsonSerializer.Deserialize(note.Arguments, AgentsJson.Default.DictionaryStringString) ?? arguments;
        var (result, isRefused) = await act((note.IdempotencyKey, given));
        if (!isRefused)
        {
            await ledger.Complete(ordinal, tool.Id, result);
        }

        return (result, isRefused);
    }

    private async Task<(string Result, bool IsRefused)> Search(ToolSession session, string question, CancellationToken cancellationToken)
    {
        var found = await search.Find(session.Task, question, 5, cancellationToken);
        var text = new StringBuilder();
        foreach (var passage in found)
        {
            var at = session.Passages.FindIndex(known => known.Hit.Passage.Id == passage.Hit.Passage.Id);
            if (at < 0)
            {
                session.Passages.Add(passage);
                at = session.Passages.Count - 1;
            }

            text.Append(CultureInfo.InvariantCulture, $"[{at + 1}] {KnowledgeSearch.NameOf(passage)}\n{passage.Hit.Passage.Text}\n\n");
        }

        return (text.Length == 0 ? "Nothing found." : text.ToString(), false);
    }

    private static (string Result, bool IsRefused) FollowUp(ToolSession session, Dictionary<string, string> arguments)
    {
        var text = ReplyGuard.Clean(ToolArguments.Clean(arguments.GetValueOrDefault("text"), 600), session.Allowed(session.Task), out _);
        if (text.Length == 0 || session.Secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal))
            || !double.TryParse(arguments.GetValueOrDefault("hours"), CultureInfo.InvariantCulture, out var hours) || hours is not (> 0 and <= ToolSchemas.MaxFollowUpHours))
        {
            return ($"Refused: give a text and hours from 0.1 to {ToolSchemas.MaxFollowUpHours}.", true);
        }

        var even = Same(arguments.GetValueOrDefault("even_if_answered") ?? "", "true");
        return Changed(
            session,
            new TurnEffect(TurnEffectKind.FollowUp, "", text, TimeSpan.FromHours(hours)) { EvenIfAnswered = even },
            even ? "It will be written then." : "It will be written then, if the customer stays silent.");
    }

    private static (string Result, bool IsRefused) Changed(ToolSession session, TurnEffect effect, string result)
    {
        session.Add(effect);
        return (result, false);
    }

    private static bool Same(string one, string other) => string.Equals(one, other.Trim(), StringComparison.OrdinalIgnoreCase);

    private static string Name(string name) => name.Length <= 40 ? name : name[..40];
}
