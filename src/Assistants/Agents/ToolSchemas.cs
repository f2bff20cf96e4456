using System.Globalization;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Contacts;
using Microsoft.Extensions.AI;

namespace Chatbotics.Assistants.Agents;

/// <summary>Tells models of tools: their names, what they are for, and their inputs as JSON schemas.</summary>
internal static class ToolSchemas
{
    /// <summary>The most that a follow-up can be away: a day is what the narrowest messaging window gives.</summary>
    public const int MaxFollowUpHours = 23;

    /// <summary>The tools as a model is told of them.</summary>
    /// <param name="offer">The tools.</param>
    public static IEnumerable<AITool> Declare(ToolOffer offer) => offer.Tools.Select(tool => (AITool)AIFunctionFactory.CreateDeclaration(
        tool.Id, tool.Description.Length > 0 ? $"{tool.Name}. {tool.Description}" : tool.Name, Schema(Inputs(tool, offer)), null));

    /// <summary>The inputs of a tool. None is an identity.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="offer">The lists that it chooses from.</param>
    public static ToolInput[] Inputs(AgentTool tool, ToolOffer offer) => tool.Kind switch
    {
        AgentToolKind.HandOver => [new("reason", "Why, in one sentence for the team")],
        AgentToolKind.Label => [new("label", "The label. " + List(offer.Labels.Select(label => About(label.Name, label.About)))) { Options = [.. offer.Labels.Select(label => label.Name)] }],
        AgentToolKind.SetAttribute =>
        [
            new("name", "Which attribute. " + List(offer.Attributes.Select(Described))) { Options = [.. offer.Attributes.Select(attribute => attribute.Id)] },
            new("value", "Its value, in the customer's own words where it is a text"),
        ],
        AgentToolKind.SearchKnowledge => [new("question", "What to look for")],
        AgentToolKind.FollowUp =>
        [
            new("text", "What to write then"),
            new("hours", string.Create(CultureInfo.InvariantCulture, $"After how many hours, 0.1 to {MaxFollowUpHours}")),
            new("even_if_answered", "\"true\" to write it also when the customer writes before; left out, it waits for silence", IsRequired: false) { Options = ["true", "false"] },
        ],
        AgentToolKind.StartWorkflow => [new("workflow", "Which one. " + List(offer.Workflows.Select(workflow => About($"{workflow.Id} ({workflow.Name})", workflow.About)))) { Options = [.. offer.Workflows.Select(workflow => workflow.Id)] }],
        AgentToolKind.Http => [.. (tool.Http!.Parameters.IsDefault ? [] : tool.Http.Parameters).Select(parameter => new ToolInput(parameter.Name, parameter.Description, parameter.IsRequired))],
        _ => [],
    };

    private static string List(IEnumerable<string> options) => "One of: " + string.Join("; ", options);

    private static string About(string name, string? about) => string.IsNullOrEmpty(about) ? name : $"{name}: {about}";

    private static string Described(AttributeDefinition attribute) => About($"{attribute.Id} ({attribute.Name}, {attribute.Kind switch
    {
        AttributeKind.Number => "a number with a point",
        AttributeKind.Date => "a day as 2026-11-22",
        AttributeKind.List => "one of " + string.Join(", ", attribute.Options),
        AttributeKind.Checkbox => "true or false",
        _ => "a text",
    }})", attribute.Description);

    private static JsonElement Schema(ToolInput[] inputs)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "object");
            writer.WriteStartObject("properties");
            foreach (var input in inputs)
            {
                writer.WriteStartObject(input.Name);
                writer.WriteString("type", "string");
                writer.WriteString("description", input.Description);
                if (!input.Options.IsEmpty)
                {
                    Strings(writer, "enum", input.Options);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            Strings(writer, "required", inputs.Where(static input => input.IsRequired).Select(static input => input.Name));
            writer.WriteBoolean("additionalProperties", false);
            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(bytes.ToArray());
        return document.RootElement.Clone();
    }

    private static void Strings(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
