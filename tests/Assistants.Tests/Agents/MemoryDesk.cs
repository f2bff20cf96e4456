using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Inbox.Catalogue;
using Chatbotics.Grains.Agents;
using Chatbotics.Grains.Agents.Ports;

namespace Chatbotics.Assistants.Tests.Agents;

/// <summary>A desk that remembers what was done.</summary>
public sealed class MemoryDesk : ITurnDesk
{
    public List<(string Attribute, string Value)> Set { get; } = [];

    public List<(string Workflow, string Key)> Started { get; } = [];

    public ImmutableArray<WorkflowChoice> Flows { get; init; } = [];

    public ImmutableArray<AttributeDefinition> Known { get; init; } =
    [
        new AttributeDefinition { Id = "shoe_size", Name = "Shoe size", Kind = AttributeKind.Number },
        new AttributeDefinition { Id = "plan", Name = "Plan", Kind = AttributeKind.List, Options = ["free", "pro"] },
    ];

    public ContactView? Person { get; init; }

    public ValueTask<ImmutableArray<Label>> Labels() => new([new Label("l1", "Lead", "green", "Wants to buy"), new Label("l2", "VIP", "red")]);

    public ValueTask<ImmutableArray<AttributeDefinition>> Attributes() => new(Known);

    public ValueTask<ImmutableArray<WorkflowChoice>> Workflows() => new(Flows);

    public Task<ContactView?> Contact() => Task.FromResult(Person);

    public Task<string?> SetAttribute(string attribute, string value)
    {
        Set.Add((attribute, value));
        return Task.FromResult(value == "wrong" ? "Write a number." : null);
    }

    public Task<string?> StartWorkflow(string workflow, string idempotencyKey)
    {
        Started.Add((workflow, idempotencyKey));
        return Task.FromResult<string?>(null);
    }
}
