using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Agents;
using Chatbotics.TestKit.Models;

namespace Chatbotics.Assistants.Tests.Agents;

/// <summary>What agents do beside answering: each call acts for the customer of the turn, and once.</summary>
[Collection(AgentWorldCollection.Name)]
public sealed class AgentToolTests(AgentWorld world)
{
    private static readonly AgentTool Attribute = new() { Id = "set_attribute", Kind = AgentToolKind.SetAttribute, Name = "Set an attribute" };
    private static readonly AgentTool Flow = new() { Id = "start_workflow", Kind = AgentToolKind.StartWorkflow, Name = "Start a workflow" };
    private static readonly AgentTool Later = new() { Id = "follow_up", Kind = AgentToolKind.FollowUp, Name = "Follow up later" };

    [Fact]
    public async Task An_attribute_is_set_on_the_turns_contact_and_not_again_when_the_turn_is_run_again()
    {
        var task = Task(Attribute);
        Script("set_attribute", """{"name":"Shoe size","value":"42","contact_id":"evil"}""");
        var answer = await world.Run(task);
        var desk = (MemoryDesk)task.Desk;
        Assert.Equal(("shoe_size", "42"), Assert.Single(desk.Set));
        Assert.Contains(answer.Trace.Steps, step => step is { Tool: "set_attribute", IsRefused: false });
        Script("set_attribute", """{"name":"shoe_size","value":"43"}""");
        await world.Run(task);
        Assert.Single(desk.Set);
    }

    [Fact]
    public async Task An_attribute_that_is_not_in_the_catalogue_or_does_not_fit_is_refused()
    {
        var task = Task(Attribute);
        world.Model.Script(
            MockModelReply.Calling(new MockToolCall("c1", "set_attribute", """{"name":"credit_limit","value":"9"}"""), new MockToolCall("c2", "set_attribute", """{"name":"shoe_size","value":"wrong"}""")),
            MockModelReply.Of("Tuesday to Saturday [1]."));
        var answer = await world.Run(task);
        Assert.Equal(2, answer.Trace.Steps.Count(step => step is { Tool: "set_attribute", IsRefused: true }));
        Assert.Contains("Write a number.", world.Model.Requests[^1].Body.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workflow_is_offered_only_where_there_is_one_and_started_with_a_key_that_survives()
    {
        world.Model.Script(MockModelReply.Of("Tuesday to Saturday [1]."));
        await world.Run(Task(Flow));
        Assert.DoesNotContain("start_workflow", world.Model.Requests[^1].Body.GetRawText(), StringComparison.Ordinal);

        var task = Task(Flow) with { Desk = new MemoryDesk { Flows = [new WorkflowChoice("refund", "Refund", "When something broke")] } };
        Script("start_workflow", """{"workflow":"refund"}""");
        await world.Run(task);
        Script("start_workflow", """{"workflow":"refund"}""");
        await world.Run(task);
        Assert.Equal(("refund", $"{task.TurnId}-start_workflow-0"), Assert.Single(((MemoryDesk)task.Desk).Started));
    }

    [Fact]
    public async Task A_follow_up_is_an_effect_of_the_turn_without_links_of_its_own()
    {
        world.Model.Script(
            MockModelReply.Calling(
                new MockToolCall("c1", "follow_up", """{"text":"Did it arrive? https://evil.example/x","hours":"2"}"""),
                new MockToolCall("c2", "follow_up", """{"text":"Anyway","hours":"3","even_if_answered":"true"}"""),
                new MockToolCall("c3", "follow_up", """{"text":"Too late","hours":"48"}""")),
            MockModelReply.Of("Tuesday to Saturday [1]."));
        var answer = await world.Run(Task(Later));
        Assert.Equal(2, answer.Effects.Length);
        Assert.DoesNotContain("evil", answer.Effects[0].Value, StringComparison.Ordinal);
        Assert.Equal((TimeSpan.FromHours(2), false, true), (answer.Effects[0].After, answer.Effects[0].EvenIfAnswered, answer.Effects[1].EvenIfAnswered));
        Assert.Contains(answer.Trace.Steps, step => step is { Tool: "follow_up", IsRefused: true });
    }

    [Fact]
    public async Task Abuse37_A_link_in_a_profile_name_is_not_passed_on_by_looking_the_contact_up()
    {
        var task = Task(new AgentTool { Id = "look_up_contact", Kind = AgentToolKind.LookUpContact, Name = "Look up" }) with
        {
            ContactName = "Ada https://evil.example/steal",
            Desk = new MemoryDesk
            {
                Person = new ContactView
                {
                    Row = new ContactRow { Id = "c", Name = "Ada", Attributes = [new AttributeValue("plan", "pro https://evil.example/plan")] },
                },
            },
        };
        world.Model.Script(
            MockModelReply.Calling(new MockToolCall("c1", "look_up_contact", "{}")),
            MockModelReply.Of("Hello Ada, see https://evil.example/steal and https://evil.example/plan."));
        var answer = await world.Run(task);
        Assert.Contains("Plan: pro", world.Model.Requests[^1].Body.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", string.Join(' ', answer.Texts), StringComparison.Ordinal);
        Assert.Contains(answer.Trace.Steps, step => step is { Kind: TraceStepKind.Guard, IsRefused: true });
    }

    private AgentTask Task(AgentTool tool) => world.Task(AgentWorld.Agent(AgentEngine.Model) with { Tools = [tool] }, "when are you open?");

    private void Script(string tool, string arguments) =>
        world.Model.Script(MockModelReply.Calling(new MockToolCall("c1", tool, arguments)), MockModelReply.Of("Tuesday to Saturday [1]."));
}
