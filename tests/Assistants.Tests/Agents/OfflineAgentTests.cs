using System.Text;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Knowledge;
using Chatbotics.Grains.Knowledge.Ports;

namespace Chatbotics.Assistants.Tests.Agents;

[Collection(AgentWorldCollection.Name)]
public sealed class OfflineAgentTests(AgentWorld world)
{
    [Fact]
    public async Task It_answers_from_its_knowledge_and_says_from_where()
    {
        var answer = await world.Run(AgentWorld.Agent() with { CitesSources = true }, "hi", "are you open on friday?");
        Assert.Equal(TurnOutcome.Replied, answer.Outcome);
        Assert.Contains("Tuesday to Saturday", answer.Texts.Single(), StringComparison.Ordinal);
        Assert.Contains("Questions", answer.Texts.Single(), StringComparison.Ordinal);
        Assert.Contains(answer.Trace.Passages, passage => passage.Used && passage.Source == "When are you open?");
        Assert.Equal([TraceStepKind.Messages, TraceStepKind.Knowledge, TraceStepKind.Model, TraceStepKind.Rules], answer.Trace.Steps.Select(step => step.Kind));
        Assert.Equal(("wren", 3L), (answer.Trace.AgentId, answer.Trace.Version));
    }

    [Fact]
    public async Task It_quotes_the_sentences_of_a_document_that_answer()
    {
        await world.Get<IKnowledgeIngest>().Put("acme", new IngestRequest
        {
            Base = "guide",
            Document = "care",
            Title = "Care guide",
            Source = new DocumentSource
            {
                FileName = "care.md",
                Content = Encoding.UTF8.GetBytes(
                    "# Planters and frost\n\nTerracotta drinks water, and frost bursts it. Bring planters in before the first frost. If one has to stay outside, raise it on feet and keep it under a roof.\n\n"
                    + "# Repairs\n\nA chipped rim can be smoothed in the studio for 8.00. Bring the piece on any Thursday afternoon."),
            },
        });
        var agent = AgentWorld.Agent() with { KnowledgeBases = ["guide"] };
        var frost = await world.Run(agent, "What about frost and my terracotta planters?");
        Assert.Equal(TurnOutcome.Replied, frost.Outcome);
        Assert.Contains("before the first frost", frost.Texts.Single(), StringComparison.Ordinal);
        var unknown = await world.Run(agent, "Do you repair bicycles?");
        Assert.Equal(TurnOutcome.HandedOver, unknown.Outcome);
    }

    [Fact]
    public async Task It_hands_over_what_it_does_not_know_and_never_looks_elsewhere()
    {
        var unknown = await world.Run(AgentWorld.Agent(), "Can you fix my bicycle chain?");
        Assert.Equal(TurnOutcome.HandedOver, unknown.Outcome);
        Assert.Contains("sources don't hold", unknown.Reason, StringComparison.Ordinal);
        var foreign = await world.Run(AgentWorld.Agent() with { KnowledgeBases = ["shop", "rival/shop", "../rival"] }, "RIVAL-SECRET open at night");
        Assert.DoesNotContain("RIVAL", string.Join('\n', foreign.Texts), StringComparison.Ordinal);
        Assert.DoesNotContain(foreign.Trace.Passages, passage => passage.Text?.Contains("RIVAL", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("I want to talk to a human", "asks for a person")]
    [InlineData("I will ask for a REFUND now", "refund")]
    [InlineData("this is ridiculous, I am fed up", "upset")]
    public async Task The_first_rule_that_fits_wins(string text, string reason)
    {
        var agent = AgentWorld.Agent() with { HandOver = new HandOverRules { WhenUpset = true, Keywords = ["refund"], Text = "A colleague answers." } };
        var answer = await world.Run(agent, text);
        Assert.Equal(TurnOutcome.HandedOver, answer.Outcome);
        Assert.Equal("A colleague answers.", Assert.Single(answer.Texts));
        Assert.Contains(reason, answer.Reason, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task It_stops_after_so_many_answers_and_when_a_machine_talks()
    {
        var history = Enumerable.Range(0, 3).SelectMany(i => new[]
        {
            new TurnMessage(AuthorKind.Customer, "text", $"question {i}"), new TurnMessage(AuthorKind.Assistant, "text", $"answer {i}"),
        }).ToArray();
        var agent = AgentWorld.Agent() with { HandOver = new HandOverRules { AfterTurns = 3 } };
        Assert.Equal(TurnOutcome.HandedOver, (await world.Run(world.Task(agent, "when are you open?") with { History = [.. history] })).Outcome);
        Assert.Equal(TurnOutcome.Replied, (await world.Run(world.Task(agent, "when are you open?") with { History = [.. history[..4]] })).Outcome);
        var loop = await world.Run(AgentWorld.Agent(), "This is an automated message. When are you open?");
        Assert.Contains("machine", loop.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_fit_the_channel()
    {
        var longAnswer = string.Concat(Enumerable.Repeat("Ünïcödé sentences are longer in bytes than in letters. ", 23));
        await world.Teach("acme", "long", ("Tell me everything about glazes", longAnswer));
        var agent = AgentWorld.Agent() with { KnowledgeBases = ["long"] };
        var answer = await world.Run(world.Task(agent, "tell me everything about glazes") with { Platform = ChannelPlatform.Instagram });
        Assert.InRange(answer.Texts.Length, 2, 6);
        Assert.All(answer.Texts, text => Assert.InRange(Encoding.UTF8.GetByteCount(text), 1, 1_000));
        Assert.Equal(longAnswer.Trim(), string.Join(' ', answer.Texts));
    }
}
