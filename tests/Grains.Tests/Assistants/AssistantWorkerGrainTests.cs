using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Tests.Tenancy;

namespace Chatbotics.Grains.Tests.Assistants;

[Collection(GrainHostCollection.Name)]
public sealed class AssistantWorkerGrainTests(GrainHost host)
{
    [Fact]
    public async Task A_turn_is_run_and_its_result_reported_with_how_long_it_took()
    {
        host.Assistant.Script = (turn, _) =>
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1.5));
            return Task.FromResult(Result(turn, TurnOutcome.Replied) with { Trace = new TurnTrace { Agent = "Wren" } });
        };
        await Run("aw-runs");
        var result = await host.Results.Next();
        Assert.Equal(("t1", 4L, TurnOutcome.Replied), (result.TurnId, result.Epoch, result.Outcome));
        Assert.Equal(TimeSpan.FromSeconds(1.5), result.Trace!.Duration);
    }

    [Fact]
    public async Task What_an_assistant_throws_becomes_a_failed_turn_without_its_words()
    {
        host.Assistant.Script = (_, _) => throw new InvalidOperationException("the customer said: secret");
        await Run("aw-throws");
        var result = await host.Results.Next();
        Assert.Equal(TurnOutcome.Failed, result.Outcome);
        Assert.DoesNotContain("secret", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assistant_that_ignores_its_token_is_given_up_at_the_deadline()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var never = new TaskCompletionSource<TurnResult>();
        host.Assistant.Script = (_, _) =>
        {
            asked.SetResult();
            return never.Task;
        };
        await Run("aw-hangs");
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(20));
        host.Clock.Advance(TimeSpan.FromSeconds(61));
        var result = await host.Results.Next();
        Assert.Equal((TurnOutcome.Failed, "The agent took too long."), (result.Outcome, result.Reason));
    }

    [Fact]
    public async Task A_slow_turn_does_not_hold_up_another_one()
    {
        var slow = new TaskCompletionSource<TurnResult>();
        host.Assistant.Script = (turn, _) => turn.TurnId == "slow" ? slow.Task : Task.FromResult(Result(turn, TurnOutcome.Replied));
        await Run("aw-slow", "slow");
        await Run("aw-slow", "quick");
        Assert.Equal("quick", (await host.Results.Next()).TurnId);
        slow.SetResult(Result(Turn("aw-slow", "slow"), TurnOutcome.Replied));
        Assert.Equal("slow", (await host.Results.Next()).TurnId);
    }

    [Fact]
    public async Task A_workspace_without_an_agent_gets_its_people()
    {
        await host.Grains.GetGrain<IAssistantWorkerGrain>("aw-none").Run(Turn("aw-none", "t1"));
        Assert.Equal(TurnOutcome.HandedOver, (await host.Results.Next()).Outcome);
    }

    private static TurnRequest Turn(string tenant, string id) => new()
    {
        Conversation = ConversationKey.Create(ConnectionKey.Create(tenant, ChannelPlatform.WhatsApp, "100"), "49151"),
        TurnId = id,
        Epoch = 4,
        Fragments = [new(AuthorKind.Customer, "text", "hello")],
    };

    private static TurnResult Result(TurnRequest turn, TurnOutcome outcome) =>
        new() { TurnId = turn.TurnId, Epoch = turn.Epoch, Outcome = outcome };

    private async Task Run(string tenant, string turn = "t1")
    {
        await host.Grains.GetGrain<IWorkspaceGrain>(tenant).Configure(new WorkspaceDefinition { Name = "Acme", Responder = new ResponderDefinition() });
        await host.Grains.GetGrain<IAssistantWorkerGrain>(tenant).Run(Turn(tenant, turn));
    }
}
