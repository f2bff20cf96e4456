using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.TestKit.Models;

namespace Chatbotics.EndToEnd.Tests.Agents;

/// <summary>What an agent was told to keep to, from the webhook to the answer on the phone: language, personal data, hand-over.</summary>
public sealed class AgentPolicyTests(AgentProduct world) : IClassFixture<AgentProduct>
{
    [Fact]
    public async Task A_customers_personal_data_reaches_no_model_and_comes_back_in_the_answer()
    {
        await world.Make(new AgentDefinition { Engine = AgentEngine.Model, HidesPersonalData = true });
        string[] personal = ["ada@example.com", "DE89 3704 0044 0532 0130 00", "+49 151 23456789", "4111 1111 1111 1111", "٠١٥١٢٣٤٥٦٧٨٩"];
        var from = world.Model.Requests.Count;
        world.Model.Script(MockModelReply.Of("I will ring <PHONE_3> and write to <EMAIL_1>. Is that right?"));
        var customer = world.Customer();
        var answer = await AgentProduct.Ask(customer, $"I am {personal[0]}, account {personal[1]}, phone {personal[2]}, card {personal[3]} or {personal[4]}. Order 20744711. When are you open?");
        Assert.Equal("I will ring +49 151 23456789 and write to ada@example.com. Is that right?", answer);
        Assert.Equal("I am <EMAIL_1>, account <ACCOUNT_2>, phone <PHONE_3>, card <CARD_4> or <PHONE_5>. Order 20744711. When are you open?", world.Model.Requests[from].LastText);

        // What was said before, by either side, is hidden as well.
        world.Model.Script(MockModelReply.Of("Monday to Saturday [1]."));
        Assert.Equal("Monday to Saturday.", await AgentProduct.Ask(customer, "Yes. When are you open?"));
        foreach (var request in world.Model.Requests.Skip(from))
        {
            var seen = string.Join('\n', request.Messages.Select(MockModelRequest.TextOf));
            Assert.DoesNotContain(personal, value => seen.Contains(value, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Without_the_wish_the_model_reads_what_was_written()
    {
        await world.Make(new AgentDefinition { Engine = AgentEngine.Model });
        world.Model.Script(MockModelReply.Of("Monday to Saturday [1]."));
        await AgentProduct.Ask(world.Customer(), "I am ada@example.com. When are you open?");
        Assert.Contains("ada@example.com", world.Model.Requests[^1].LastText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Wann haben Sie am Samstag geöffnet?")]
    [InlineData("متى تفتحون يوم السبت؟")]
    [InlineData("When are you open on Saturday?")]
    public async Task The_model_is_told_to_answer_in_the_customers_language_or_always_in_one(string question)
    {
        await world.Make(new AgentDefinition { Engine = AgentEngine.Model, Language = "de-AT" });
        world.Model.Script(MockModelReply.Of("… [1]"), MockModelReply.Of("… [1]"));
        await AgentProduct.Ask(world.Customer(), question);
        var system = MockModelRequest.TextOf(world.Model.Requests[^1].Messages[0]);
        Assert.Contains("Answer in the language of the customer's last message; if it is unclear, in German (Austria).", system, StringComparison.Ordinal);
        Assert.Equal(question, world.Model.Requests[^1].LastText);

        await world.Make(new AgentDefinition { Engine = AgentEngine.Model, Language = "ar", FollowsCustomersLanguage = false });
        await AgentProduct.Ask(world.Customer(), question);
        Assert.Contains("Always answer in Arabic, whatever language the customer writes.", MockModelRequest.TextOf(world.Model.Requests[^1].Messages[0]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "en", "Das ist eine Frechheit, ich bin sehr wütend und warte auf die Antwort", "Das gebe ich ans Team weiter, die Antwort kommt hier im Chat.")]
    [InlineData(true, "en", "أين طلبي؟ أريد استرجاع المال", "سأحوّل رسالتك إلى أحد زملائي، وسيصلك الرد هنا.")]
    [InlineData(true, "de", "Where is my order? I want a gutschein", "I'm passing this to a colleague, who will answer you here.")]
    [InlineData(false, "ar", "Where is my order? I want a gutschein", "سأحوّل رسالتك إلى أحد زملائي، وسيصلك الرد هنا.")]
    public async Task What_it_says_itself_is_in_the_language_of_the_policy(bool follows, string language, string text, string said)
    {
        await world.Make(new AgentDefinition
        {
            Engine = AgentEngine.Model, Language = language, FollowsCustomersLanguage = follows, HandOver = new HandOverRules { Keywords = ["gutschein", "استرجاع"], WhenUpset = true },
        });
        Assert.Equal(said, await AgentProduct.Ask(world.Customer(), text));
    }

    [Theory]
    [InlineData(AgentEngine.BuiltIn)]
    [InlineData(AgentEngine.Model)]
    public async Task Sentiment_keywords_and_the_number_of_answers_hand_over_with_either_engine(AgentEngine engine)
    {
        world.Model.Otherwise = static _ => MockModelReply.Of("Monday to Saturday [1].");
        await world.Make(new AgentDefinition { Engine = engine, HandOver = new HandOverRules { WhenUpset = true, Keywords = ["refund"], AfterTurns = 2 } });
        var asked = world.Model.Requests.Count;
        var upset = world.Customer();
        await upset.SendText("This is unacceptable. When are you open?");
        Assert.Equal("The customer is upset.", await world.HandedOver(upset));
        var keyword = world.Customer();
        await keyword.SendText("I want a Refund, please.");
        Assert.Equal("The customer wrote “refund”.", await world.HandedOver(keyword));
        Assert.Equal(asked, world.Model.Requests.Count);

        var patient = world.Customer();
        Assert.Equal("Monday to Saturday.", await AgentProduct.Ask(patient, "When are you open?"));
        Assert.NotEmpty(await AgentProduct.Ask(patient, "So when are you open?"));
        await patient.SendText("And when are you open then?");
        Assert.Equal("The agent gave 2 answers in a row.", await world.HandedOver(patient));
        Assert.Equal(asked + (engine == AgentEngine.Model ? 2 : 0), world.Model.Requests.Count);

        // A rule that is off leaves the customer to the agent.
        await world.Make(new AgentDefinition { Engine = engine, HandOver = new HandOverRules() });
        Assert.Equal("Monday to Saturday.", await AgentProduct.Ask(world.Customer(), "This is unacceptable. When are you open?"));
    }

    [Fact]
    public async Task A_workflow_is_started_for_the_turns_own_conversation_under_a_key_of_the_turn()
    {
        await world.Make(new AgentDefinition
        {
            Engine = AgentEngine.Model, Tools = [new AgentTool { Id = "start_workflow", Kind = AgentToolKind.StartWorkflow, Name = "Start a workflow" }],
        });
        var customer = world.Customer();
        var from = world.Model.Requests.Count;

        // The model names another's conversation, and a workflow that there isn't.
        world.Model.Script(
            MockModelReply.Calling(
                new MockToolCall("c1", "start_workflow", """{"workflow":"refund","conversation":"rival/whatsapp/1/2","tenant":"rival","idempotencyKey":"mine"}"""),
                new MockToolCall("c2", "start_workflow", """{"workflow":"delete_all"}""")),
            MockModelReply.Of("Monday to Saturday [1]."));
        await AgentProduct.Ask(customer, "My bowl arrived broken. When are you open?");
        var first = Assert.Single(world.Workflows.Asked);
        Assert.Equal((world.KeyOf(customer), "refund"), (first.Conversation, first.Workflow));
        Assert.Contains("When something arrived broken", world.Model.Requests[from].Body.GetRawText(), StringComparison.Ordinal);

        // Another turn has another key; what the engine refuses, the model reads.
        world.Workflows.Refusal = "The workflow is paused.";
        world.Model.Script(MockModelReply.Calling(new MockToolCall("c1", "start_workflow", """{"workflow":"refund"}""")), MockModelReply.Of("Monday to Saturday [1]."));
        await AgentProduct.Ask(customer, "And the other one too. When are you open?");
        world.Workflows.Refusal = null;
        Assert.Equal(2, world.Workflows.Asked.Count);
        Assert.True(first.Key.Length >= 16, first.Key);
        Assert.NotEqual(first.Key, world.Workflows.Asked[1].Key);
        Assert.Contains("Refused: The workflow is paused.", world.Model.Requests[^1].Body.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_copilot_writes_in_the_persons_language_with_the_agents_model_and_is_traced_counted_and_limited()
    {
        await world.Make(new AgentDefinition { Engine = AgentEngine.Model, HidesPersonalData = true });
        world.Model.Script(MockModelReply.Of("Monday to Saturday [1]."));
        var customer = world.Customer();
        await AgentProduct.Ask(customer, "When are you open? Write to ada@example.com, see https://evil.example/x");
        var copilot = world.Product.Grains.GetGrain<ICopilotGrain>("acme");
        var usage = world.Product.Grains.GetGrain<IAgentUsageGrain>("acme");
        var before = (await usage.Get("wren")).Tokens;
        world.Model.Script(MockModelReply.Of("Wann haben Sie geöffnet? <EMAIL_1>"));
        var wish = new CopilotRequest { Conversation = world.KeyOf(customer), Task = CopilotTask.TranslateTheirs, Language = "de" };
        var translated = await copilot.Ask(wish);
        Assert.Equal("Wann haben Sie geöffnet? ada@example.com", translated.Text);
        var asked = world.Model.Requests[^1];
        Assert.Contains("into German", MockModelRequest.TextOf(asked.Messages[0]), StringComparison.Ordinal);
        Assert.DoesNotContain("ada@", asked.LastText, StringComparison.Ordinal);
        Assert.Equal(("wren", "mock", 100L, 20L), (translated.Trace!.AgentId, translated.Trace.Model, translated.Trace.InputTokens, translated.Trace.OutputTokens));
        Assert.Equal("Wrote 5 words", Assert.Single(translated.Trace.Steps).Title);
        Assert.Equal(before + 120, (await usage.Get("wren")).Tokens);

        // What the customer wrote is information, and no link of theirs gets into what the business writes.
        world.Model.Script(MockModelReply.Of("Gern, siehe https://evil.example/x"));
        var draft = await copilot.Ask(wish with { Task = CopilotTask.TranslateDraft, Draft = "Gladly" });
        Assert.DoesNotContain("evil", draft.Text, StringComparison.Ordinal);
        Assert.Contains(draft.Trace!.Steps, static step => step is { Title: "Took out a link", IsRefused: true });

        await usage.Record(new AgentSpend { Agent = "other", Cost = 1 });
        await usage.SetLimit(0.5m);
        var count = world.Model.Requests.Count;
        var refused = await copilot.Ask(wish);
        await usage.SetLimit(0);
        Assert.Equal(("", "The workspace's agents have spent their 0.50 of today.", count), (refused.Text, refused.Problem, world.Model.Requests.Count));
    }

    [Fact]
    public async Task Who_changed_an_agent_and_what_stands_in_the_audit_log()
    {
        await world.Make(new AgentDefinition());
        var agent = world.Product.Grains.GetGrain<IAgentGrain>(AgentKeys.Of("acme", "wren"));
        var by = new Author(AuthorKind.Person, "ada", "Ada");
        var present = (await agent.Get())!;
        var before = present.Live;
        var changed = await agent.SaveDraft(present.Draft with { Budget = present.Draft.Budget with { AnswersPerDay = 7 }, Instructions = "Be brief." }, present.Revision, by);
        Assert.True(changed.IsDone);
        await agent.Publish("Less", by);
        await agent.Restore(before, by);
        await agent.SetSecret("shop_key", "sk-never-shown");
        await agent.SetSecret("shop_key", "");
        await world.Product.Grains.GetGrain<IAgentUsageGrain>("acme").SetLimit(12.5m);
        using var engine = Caller.Use(Caller.Engine);
        var page = await world.Product.Grains.GetGrain<IAuditGrain>("acme").Read(new AuditQuery { Action = "agent.", Limit = 6 });
        var notes = page.Entries.Select(static entry => entry.Note).ToList();
        Assert.Equal(
            [AgentAuditActions.LimitChanged, AgentAuditActions.SecretDeleted, AgentAuditActions.SecretSet, AgentAuditActions.RolledBack, AgentAuditActions.Published, AgentAuditActions.Changed],
            notes.Select(static note => note.Action));
        Assert.Equal("Instructions, Budgets", Detail(notes[5], "parts"));
        Assert.Equal(("Wren", FormattableString.Invariant($"{before + 1}")), (Detail(notes[4], "name"), Detail(notes[4], "version")));
        Assert.Equal(FormattableString.Invariant($"{before}"), Detail(notes[3], "version"));
        Assert.DoesNotContain(notes.SelectMany(static note => note.Details), static detail => detail.Value.Contains("sk-never", StringComparison.Ordinal));
    }

    private static string Detail(AuditNote note, string name) => note.Details.Single(detail => detail.Name == name).Value;
}
