using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Register;
using Chatbotics.MetaSimulator.Customers;
using Chatbotics.TestKit.Models;

namespace Chatbotics.EndToEnd.Tests.Agents;

/// <summary>When an agent answers at all, and what must hold before it may: modes, hours, templates, and its suite of tests.</summary>
public sealed class AgentSuiteTests(AgentProduct world) : IClassFixture<AgentProduct>
{
    private static readonly Author Us = new(AuthorKind.System, null, "Test");

    private static AgentHours Always => new() { TimeZone = "Europe/Berlin", Spans = [.. Enumerable.Range(0, 7).Select(static day => new HoursSpan(day, 0, 1_440))] };

    [Fact]
    public async Task One_that_only_suggests_leaves_customers_to_people_and_helps_them()
    {
        await world.Make(new AgentDefinition { Engine = AgentEngine.BuiltIn, Mode = AgentMode.SuggestOnly });
        var customer = world.Customer();
        await customer.SendText("Do you have parking?");
        await LeftToPeople(customer);
        var suggestion = await world.Product.Grains.GetGrain<ICopilotGrain>("acme").Ask(new CopilotRequest { Conversation = world.KeyOf(customer), Task = CopilotTask.Suggest });
        Assert.Equal("Yes, in the yard.", suggestion.Text);
        Assert.Contains(suggestion.Trace!.Passages, static passage => passage.Used);
        Assert.Equal(1, (await Thread(customer)).Count(static item => item.Kind == ThreadItemKind.Message));
    }

    [Fact]
    public async Task Its_hours_decide_whether_it_answers()
    {
        await world.Make(new AgentDefinition { Engine = AgentEngine.BuiltIn, Hours = Always with { IsOutside = true } });
        var early = world.Customer();
        await early.SendText("Do you have parking?");
        await LeftToPeople(early);
        Assert.Equal(1, (await Thread(early)).Count(static item => item.Kind == ThreadItemKind.Message));

        await world.Make(new AgentDefinition { Engine = AgentEngine.BuiltIn, Hours = Always });
        Assert.Equal("Yes, in the yard.", await AgentProduct.Ask(world.Customer(), "Do you have parking?"));
    }

    [Fact]
    public async Task Once_the_last_agent_is_stopped_people_answer_and_not_the_list_of_the_seed_file()
    {
        await world.Make(new AgentDefinition { Engine = AgentEngine.BuiltIn });
        await world.Product.Grains.GetGrain<IAgentGrain>(AgentKeys.Of("acme", "wren")).Stop(Us);
        var customer = world.Customer();
        await customer.SendText("When are you open?");
        await LeftToPeople(customer);
    }

    [Fact]
    public async Task The_company_behind_a_live_agents_model_stands_in_the_register_of_subprocessors_while_it_is_used()
    {
        await world.Make(new AgentDefinition { Engine = AgentEngine.Model });
        var company = Assert.Single(await Companies());
        Assert.Equal(("Example Models Ltd", "Ireland (EU)", true), (company.Name, company.Place, company.ExcludesTraining));
        await world.Make(new AgentDefinition { Engine = AgentEngine.BuiltIn });
        Assert.Empty(await Companies());

        async Task<IEnumerable<Subprocessor>> Companies()
        {
            using var engine = Caller.Use(Caller.Engine);
            var register = await world.Product.Grains.GetGrain<IPrivacyRegisterGrain>("acme").Get();
            return register.Subprocessors.Where(static one => one is { FromSetting: "model:main", RemovedAt: null });
        }
    }

    [Theory]
    [InlineData(AgentTemplateKind.Support)]
    [InlineData(AgentTemplateKind.Sales)]
    [InlineData(AgentTemplateKind.OrderStatus)]
    [InlineData(AgentTemplateKind.Booking)]
    [InlineData(AgentTemplateKind.Faq)]
    public async Task Each_template_answers_as_it_is_and_hands_over_what_it_does_not_know(AgentTemplateKind kind)
    {
        await world.Make(AgentTemplates.Make(kind, "Wren") with { Engine = AgentEngine.BuiltIn });
        Assert.Contains("Yes, in the yard.", await AgentProduct.Ask(world.Customer(), "Do you have parking?"), StringComparison.Ordinal);
        var customer = world.Customer();
        await customer.SendText("Do you repair bicycles?");
        Assert.NotNull(await world.HandedOver(customer));
    }

    [Fact]
    public async Task A_suite_judges_each_wish_counts_runs_and_holds_publishing_back()
    {
        var definition = new AgentDefinition { Name = "Wren", KnowledgeBases = ["shop"], Engine = AgentEngine.Model, RequiresTests = true, HandOver = new HandOverRules() };
        var agent = world.Product.Grains.GetGrain<IAgentGrain>(AgentKeys.Of("acme", "tested"));
        var suite = world.Product.Grains.GetGrain<IAgentTestsGrain>(AgentKeys.Of("acme", "tested"));
        Assert.True((await agent.Create(definition with { RequiresTests = false }, Us)).IsDone);
        Assert.True((await agent.Publish("First", Us)).IsDone);
        Assert.True((await agent.SaveDraft(definition, (await agent.Get())!.Revision, Us)).IsDone);
        Assert.Contains("has none", (await agent.Publish("Second", Us)).Errors.Single().Message, StringComparison.Ordinal);

        // The model says something else every second time; what is wished for is read from the answer, the sources and the tools.
        var turn = 0;
        world.Model.Otherwise = request => MockModelReply.Of(
            request.LastText.Contains("parking", StringComparison.Ordinal) && Interlocked.Increment(ref turn) % 2 == 0 ? "I think so [1]." : "Yes, in the yard [1].");
        await suite.Save(
        [
            new AgentTest { Id = "contains", Question = "Do you have parking?", Contains = ["yard"] },
            new AgentTest { Id = "lacks", Question = "When are you open?", Lacks = ["the yard"] },
            new AgentTest { Id = "cites", Question = "When are you open?", Cites = "Price list" },
            new AgentTest { Id = "calls", Question = "When are you open?", Calls = "look_up_order" },
            new AgentTest { Id = "hands", Question = "When are you open?", HandsOver = true },
            new AgentTest { Id = "good", Question = "When are you open?", Contains = ["yes"], Lacks = ["no idea"], Cites = "Questions", HandsOver = false },
        ]);
        var run = await Run(suite, 4, 1, 0);
        Assert.Equal(
            ["The answer lacks “yard”.", "The answer contains “the yard”.", "The answer doesn't rest on “Price list”.", "The tool “look_up_order” wasn't used.", "It didn't hand over.", ""],
            run.Results.Where(static result => result.Version == 0).Select(static result => result.Fault));
        Assert.Equal([2, 0, 0, 0, 0, 4], run.Results.Where(static result => result.Version == 0).Select(static result => result.Passed));
        Assert.All(run.Results, static result => Assert.Equal(4, result.Runs));

        // Both versions stand side by side; what is not all right is not published.
        Assert.Equal(12, run.Results.Length);
        Assert.Equal(run.PassRate(1), run.PassRate(0));
        Assert.Contains("Not all tests pass", (await agent.Publish("Second", Us)).Errors.Single().Message, StringComparison.Ordinal);

        // Other tests, not run yet, then run; and a draft that changed after them.
        await suite.Save([run.Tests[^1]]);
        Assert.Contains("were not run", (await agent.Publish("Second", Us)).Errors.Single().Message, StringComparison.Ordinal);
        Assert.Equal(1, (await Run(suite, 3, 0)).PassRate(0));
        Assert.True((await agent.SaveDraft(definition with { Tone = "Short" }, (await agent.Get())!.Revision, Us)).IsDone);
        Assert.Contains("were not run", (await agent.Publish("Second", Us)).Errors.Single().Message, StringComparison.Ordinal);
        await Run(suite, 1, 0);
        Assert.True((await agent.Publish("Second", Us)).IsDone);
        await agent.Delete(Us);
    }

    private static async Task<AgentTestSuite> Run(IAgentTestsGrain suite, int times, params int[] versions)
    {
        Assert.True((await suite.Start([.. versions], times)).IsDone);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        AgentTestSuite now;
        while ((now = await suite.Get()).IsRunning)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        return now;
    }

    private async Task<IEnumerable<ThreadItem>> Thread(Customer customer) =>
        (await world.Product.Grains.GetGrain<IConversationGrain>(world.KeyOf(customer).Value).Read(new ThreadQuery())).Items;

    /// <summary>The message is there, and nobody holds the conversation: no agent will answer it.</summary>
    private async Task LeftToPeople(Customer customer)
    {
        var conversation = world.Product.Grains.GetGrain<IConversationGrain>(world.KeyOf(customer).Value);
        Assert.Equal(OwnerKind.Nobody, (await conversation.GetSummary())?.Owner.Kind);
    }
}
