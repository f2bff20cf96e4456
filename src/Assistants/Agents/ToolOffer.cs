using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Inbox.Catalogue;
using Chatbotics.Grains.Agents;

namespace Chatbotics.Assistants.Agents;

/// <summary>What an agent may do in one turn, with the lists of the workspace that its tools choose from.</summary>
internal sealed record ToolOffer
{
    private static readonly AgentTool HandOver = new()
    {
        Id = "hand_over",
        Kind = AgentToolKind.HandOver,
        Name = "Hand over to the team",
        Description = "Use it when the sources don't hold the answer or a person must decide.",
    };

    /// <summary>The tools; a hand-over is always among them.</summary>
    public ImmutableArray<AgentTool> Tools { get; private init; } = [];

    /// <summary>The labels to choose from.</summary>
    public ImmutableArray<Label> Labels { get; private init; } = [];

    /// <summary>The attributes to choose from.</summary>
    public ImmutableArray<AttributeDefinition> Attributes { get; private init; } = [];

    /// <summary>The workflows to choose from.</summary>
    public ImmutableArray<WorkflowChoice> Workflows { get; private init; } = [];

    /// <summary>What a turn's agent is offered. A tool that would have nothing to choose from isn't.</summary>
    /// <param name="task">The turn.</param>
    public static async ValueTask<ToolOffer> Of(AgentTask task)
    {
        var granted = (task.Definition.Tools.IsDefault ? [] : task.Definition.Tools)
            .RemoveAll(static tool => tool.Mode == AgentToolMode.Never || (tool.Kind == AgentToolKind.Http && tool.Http is null));
        var offer = new ToolOffer
        {
            Labels = Has(AgentToolKind.Label) ? await task.Desk.Labels() : [],
            Attributes = Has(AgentToolKind.SetAttribute) || Has(AgentToolKind.LookUpContact) ? await task.Desk.Attributes() : [],
            Workflows = Has(AgentToolKind.StartWorkflow) ? await task.Desk.Workflows() : [],
        };
        granted = granted.RemoveAll(tool => tool.Kind switch
        {
            AgentToolKind.Label => offer.Labels.IsEmpty,
            AgentToolKind.SetAttribute => offer.Attributes.IsEmpty,
            AgentToolKind.StartWorkflow => offer.Workflows.IsEmpty,
            _ => false,
        });
        return offer with { Tools = task.Definition.Tools is { IsDefault: false } all && all.Any(static tool => tool.Kind == AgentToolKind.HandOver) ? granted : granted.Add(HandOver) };

        bool Has(AgentToolKind kind) => granted.Any(tool => tool.Kind == kind);
    }
}
