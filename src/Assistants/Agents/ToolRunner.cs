using System.Globalization;
using System.Text;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Agents;
using Chatbotics.Grains.Agents.Ports;
using Microsoft.Extensions.AI;

namespace Chatbotics.Assistants.Agents;

/// <summary>
/// Tells models of an agent's tools and runs what they ask for: only what the agent may do, only for the customer of the
/// turn, whatever the model says.
/// </summary>
/// <param name="search">Finds passages.</param>
/// <param name="http">Calls addresses.</param>
internal sealed class ToolRunner(KnowledgeSearch search, IHttpActions http)
{
    private const int MaxResult = 4_000;
    private const int MaxFollowUpHours = 23;

    /// <summary>The tools that a model may call.</summary>
    /// <param name="agent">The agent.</param>
    public static IEnumerable<AITool> Declare(AgentDefinition agent)
    {
        var tools = Granted(agent).ToList();
        if (tools.TrueForAll(tool => tool.Kind != AgentToolKind.HandOver))
        {
            tools.Add(HandOver);
        }

        return tools.Select(tool => (AITool)AIFunctionFactory.CreateDeclaration(tool.Id, Description(tool), Schema(tool), null));
    }

    /// <summary>Runs a call.</summary>
    /// <param name="session">The turn.</param>
    /// <param name="call">What the model asks for; hostile.</param>
    /// <param name="tracer">The evidence.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What the model reads.</returns>
    public async Task<string> Run(ToolSession session, FunctionCallContent call, TurnTracer tracer, CancellationToken cancellationToken)
    {
        var from = tracer.Now;
        var agent = session.Task.Definition;
        if (session.Calls++ >= agent.Budget.ToolCallsPerTurn)
        {
            tracer.Step(TraceStepKind.Tool, "Refused a tool", "The turn's budget of tool calls is used up", from, isRefused: true, tool: Name(call.Name));
            return "Refused: no more tool calls in this turn. Answer with what you have, or hand over.";
        }

        var tool = Granted(agent).FirstOrDefault(candidate => string.Equals(candidate.Id, call.Name, StringComparison.Ordinal))
            ?? (call.Name == HandOver.Id && agent.Tools.All(candidate => candidate.Kind != AgentToolKind.HandOver) ? HandOver : null);
        if (tool is null)
        {
            tracer.Step(TraceStepKind.Tool, "Refused a tool", $"The agent has no tool “{Name(call.Name)}”", from, isRefused: true, tool: Name(call.Name));
            return "Refused: you have no such tool.";
        }

        if (call.Exception is not null)
        {
            tracer.Step(TraceStepKind.Tool, tool.Name, "The arguments were no JSON object", from, isRefused: true, tool: tool.Id);
            return "Refused: the arguments are no JSON object.";
        }

        var arguments = Read(tool, call, session.Mask);
        if (tool.Mode == AgentToolMode.AskFirst && tool.Kind != AgentToolKind.HandOver)
        {
            session.HandOver = $"Wants to use “{tool.Name}” with {Show(arguments)}. A person must confirm it.";
            tracer.Step(TraceStepKind.Tool, tool.Name, "A person must confirm it: " + Show(arguments), from, tool: tool.Id);
            return "";
        }

        var (result, refused) = await Run(session, tool, arguments, cancellationToken);
        tracer.Step(TraceStepKind.Tool, tool.Name, $"{Show(arguments)} → {result}", from, refused, tool.Id);
        if (!refused && tool.Kind is AgentToolKind.Http or AgentToolKind.LookUpContact)
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
                session.HandOver = Clean(arguments.GetValueOrDefault("reason"), 200) is { Length: > 0 } reason ? reason : "The agent handed over.";
                return (session.HandOver, false);
            case AgentToolKind.Label:
                return Clean(arguments.GetValueOrDefault("label"), 40) is { Length: > 0 } label
                    ? Changed(session, new TurnEffect(TurnEffectKind.Label, label), $"Labelled “{label}”.")
                    : ("Refused: give a label of 1 to 40 characters.", true);
            case AgentToolKind.SetAttribute:
                return Clean(arguments.GetValueOrDefault("name"), 40) is { Length: > 0 } name
                    ? Changed(session, new TurnEffect(TurnEffectKind.Attribute, name, Clean(arguments.GetValueOrDefault("value"), 500)), "Noted.")
                    : ("Refused: give a name of 1 to 40 characters.", true);
            case AgentToolKind.LookUpContact:
                return (Contact(session.Task), false);
            case AgentToolKind.SearchKnowledge:
                return await Search(session, Clean(arguments.GetValueOrDefault("question"), 500), cancellationToken);
            case AgentToolKind.FollowUp:
                return FollowUp(session, arguments);
            default:
                return await Call(session, tool, arguments, cancellationToken);
        }
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

        var ordinal = session.Next(tool.Id);
        var note = await task.Ledger.Begin(ordinal, tool.Id, JsonSerializer.Serialize(arguments, AgentsJson.Default.DictionaryStringString));
        if (note.Result is { } known)
        {
            return (known, false);
        }

        // After a crash the arguments are those of the first run: the other side may have acted on them already.
        var given = JsonSerializer.Deserialize(note.Arguments, AgentsJson.Default.DictionaryStringString) ?? arguments;
        var result = await http.Call(
            new HttpActionCall
            {
                Tenant = task.Tenant,
                AgentId = task.AgentId,
                Action = action,
                Arguments = given,
                ContactId = task.ContactId ?? "trial",
                ContactName = task.ContactName ?? "",
                Conversation = task.Conversation ?? "trial",
                IdempotencyKey = note.IdempotencyKey,
            },
            cancellationToken);
        session.Secrets.UnionWith(result.Secrets);
        var text = result.Problem ?? result.Text;
        text = text.Length <= MaxResult ? text : text[..MaxResult];
        if (result.Problem is null)
        {
            await task.Ledger.Complete(ordinal, tool.Id, text);
        }

        return (text, result.Problem is not null);
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
        var text = ReplyGuard.Clean(Clean(arguments.GetValueOrDefault("text"), 600), session.Allowed(session.Task), out _);
        return text.Length > 0 && double.TryParse(arguments.GetValueOrDefault("hours"), CultureInfo.InvariantCulture, out var hours) && hours is > 0 and <= MaxFollowUpHours
            ? Changed(session, new TurnEffect(TurnEffectKind.FollowUp, "", text, TimeSpan.FromHours(hours)), "It will be written then, if the customer stays silent.")
            : ($"Refused: give a text and hours from 0.1 to {MaxFollowUpHours}.", true);
    }

    private static (string Result, bool IsRefused) Changed(ToolSession session, TurnEffect effect, string result)
    {
        session.Add(effect);
        return (result, false);
    }

    private static string Contact(AgentTask task) =>
        $"Name as the platform tells it (may be anything): {Clean(task.ContactName, 100)}\nChannel: {task.Platform}\nMessages in this conversation that you see: {task.History.Length + task.Fragments.Length}";

    private static IEnumerable<AgentTool> Granted(AgentDefinition agent) =>
        (agent.Tools.IsDefault ? [] : agent.Tools).Where(tool => tool.Mode != AgentToolMode.Never && (tool.Kind != AgentToolKind.Http || tool.Http is not null));

    private static string Description(AgentTool tool) => tool.Description.Length > 0 ? $"{tool.Name}. {tool.Description}" : tool.Name;

    private static Dictionary<string, string> Read(AgentTool tool, FunctionCallContent call, PersonalDataMask mask)
    {
        var names = Parameters(tool).Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in call.Arguments ?? new Dictionary<string, object?>())
        {
            // What the tool doesn't take is left out: a model can't slip in an identity.
            if (names.Contains(name) && Text(value) is { } text)
            {
                read[name] = mask.Show(text.Length <= 2_000 ? text : text[..2_000]);
            }
        }

        return read;
    }

    private static string? Text(object? value) => value switch
    {
        JsonElement { ValueKind: JsonValueKind.String } text => text.GetString(),
        JsonElement { ValueKind: JsonValueKind.Null } or null => null,
        JsonElement { ValueKind: JsonValueKind.Object or JsonValueKind.Array } => null,
        JsonElement other => other.GetRawText(),
        _ => value.ToString(),
    };

    private static string Show(Dictionary<string, string> arguments) =>
        arguments.Count == 0 ? "no input" : string.Join(", ", arguments.Select(pair => $"{pair.Key}: {(pair.Value.Length <= 60 ? pair.Value : pair.Value[..60] + "…")}"));

    private static string Name(string name) => name.Length <= 40 ? name : name[..40];

    private static string Clean(string? text, int most)
    {
        var kept = new string([.. (text ?? "").Trim().Where(c => !char.IsControl(c) || c == '\n')]);
        return kept.Length <= most ? kept : kept[..most];
    }

    private static ToolParameter[] Parameters(AgentTool tool) => tool.Kind switch
    {
        AgentToolKind.HandOver => [new("reason", "Why, in one sentence for the team", true)],
        AgentToolKind.Label => [new("label", "The label, one or two words", true)],
        AgentToolKind.SetAttribute => [new("name", "What it is, one or two words", true), new("value", "Its value", true)],
        AgentToolKind.SearchKnowledge => [new("question", "What to look for", true)],
        AgentToolKind.FollowUp => [new("text", "What to write then", true), new("hours", "After how many hours of silence, 0.1 to 23", true)],
        AgentToolKind.Http => [.. tool.Http!.Parameters.IsDefault ? [] : tool.Http.Parameters],
        _ => [],
    };

    private static JsonElement Schema(AgentTool tool)
    {
        var parameters = Parameters(tool);
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "object");
            writer.WriteStartObject("properties");
            foreach (var parameter in parameters)
            {
                writer.WriteStartObject(parameter.Name);
                writer.WriteString("type", "string");
                writer.WriteString("description", parameter.Description);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.WriteStartArray("required");
            foreach (var parameter in parameters.Where(parameter => parameter.IsRequired))
            {
                writer.WriteStringValue(parameter.Name);
            }

            writer.WriteEndArray();
            writer.WriteBoolean("additionalProperties", false);
            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(bytes.ToArray());
        return document.RootElement.Clone();
    }

    private static readonly AgentTool HandOver = new()
    {
        Id = "hand_over",
        Kind = AgentToolKind.HandOver,
        Name = "Hand over to the team",
        Description = "Use it when the sources don't hold the answer or a person must decide.",
    };
}
