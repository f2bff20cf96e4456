using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox.Catalogue;
using Chatbotics.Grains.Abstractions.Knowledge;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.MetaSimulator;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Customers;
using Chatbotics.MetaSimulator.Webhooks;
using Chatbotics.ProductKit;
using Chatbotics.TestKit.Models;
using Chatbotics.TestKit.Processes;
using Microsoft.Extensions.Configuration;

namespace Chatbotics.Faults.Tests;

/// <summary>What tools, poison and a model that hangs do to agents, in the whole product.</summary>
public sealed class AgentFaultTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly Author Us = new(AuthorKind.System, null, "Test");

    private OpenAiMockServer _model = default!;
    private OpenAiMockServer _shop = default!;

    public async Task InitializeAsync()
    {
        _model = await OpenAiMockServer.Start();
        _shop = await OpenAiMockServer.Start();
    }

    public async Task DisposeAsync()
    {
        await _model.DisposeAsync();
        await _shop.DisposeAsync();
    }

    [Fact]
    public async Task A_first_message_already_sets_an_attribute_a_label_and_a_follow_up_which_the_next_one_ends()
    {
        await using var product = await Start();
        using (Caller.Use(Caller.Engine))
        {
            Assert.True((await product.Grains.GetGrain<IContactsGrain>("acme").SaveAttribute(null, new AttributeDefinition { Id = "", Name = "Shoe size", Kind = AttributeKind.Number })).IsDone);
            Assert.Null((await product.Grains.GetGrain<IInboxCatalogueGrain>("acme").SaveLabel(new Label("", "Lead", "green"))).Error);
        }

        await Make(product.Grains, "wren", Tool("set_attribute", AgentToolKind.SetAttribute), Tool("add_label", AgentToolKind.Label), Tool("follow_up", AgentToolKind.FollowUp));
        _model.Script(
            MockModelReply.Calling(
                new MockToolCall("c1", "set_attribute", """{"name":"shoe_size","value":"42"}"""),
                new MockToolCall("c2", "add_label", """{"label":"Lead"}"""),
                new MockToolCall("c3", "follow_up", """{"text":"Do you still want them?","hours":"20"}""")),
            MockModelReply.Of("Noted, and we are open Monday to Saturday [1]."));
        var customer = Customer(product.Meta, "4915100000101");
        await customer.SendText("I wear 42. When are you open?");
        Assert.Equal("Noted, and we are open Monday to Saturday.", (await Reply(customer)).Text);

        var key = ConversationKey.Create(ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, Product.Assets.PhoneNumberId), "4915100000101");
        using var engine = Caller.Use(Caller.Engine);
        var id = await product.Grains.GetGrain<IContactsGrain>("acme").FindByConversation(key);
        var contact = await product.Grains.GetGrain<IContactGrain>(ContactKeys.Of("acme", id!)).Get();
        Assert.Equal(new AttributeValue("shoe_size", "42"), Assert.Single(contact!.Row.Attributes));
        var page = await product.Grains.GetGrain<IConversationGrain>(key.Value).Read(new ThreadQuery());
        Assert.Single(page.Summary!.Labels);
        var later = Assert.Single(page.Scheduled);
        Assert.Equal(("Do you still want them?", AuthorKind.Assistant, true), (later.Content.Text, later.Author.Kind, later.UnlessAnswered));

        _model.Script(MockModelReply.Of("Every day but Sunday [1]."));
        await customer.SendText("And on Mondays, when are you open?");
        await Reply(customer);
        Assert.Empty((await product.Grains.GetGrain<IConversationGrain>(key.Value).Read(new ThreadQuery())).Scheduled);
    }

    [Fact]
    public async Task Fault05_Kill_9_between_a_tools_success_and_its_record_uses_the_same_idempotency_key_again()
    {
        var options = new SimulatorOptions { Retries = RetryPolicy.Fast };
        var folder = Directory.CreateTempSubdirectory("chatbotics-tool-kill-").FullName;
        try
        {
            await using (var product = await Product.Start(folder: folder, options: options, configure: builder => builder.Configuration.AddInMemoryCollection(Settings())))
            {
                await Make(product.Grains, "wren", new AgentTool
                {
                    Id = "book",
                    Kind = AgentToolKind.Http,
                    Name = "Book",
                    Http = new HttpAction
                    {
                        Method = "POST",
                        Url = _shop.Endpoint + "/chat/completions",
                        Body = """{"model":"shop","messages":[{"role":"user","content":"{{arg.day}}"}]}""",
                        Parameters = [new ToolParameter("day", "The day", true)],
                        ResponsePaths = ["choices.0.message.content"],
                        TimeoutSeconds = 30,
                    },
                });
            }

            await using var simulator = await SimulatorHost.Start(options);
            Product.AddDefaultAssets(simulator.Meta);
            var port = FreePort.Take();
            simulator.Meta.Webhooks.Callback = new Uri(FormattableString.Invariant($"http://127.0.0.1:{port}/webhooks/meta"));
            var environment = Settings().ToDictionary(pair => pair.Key.Replace(":", "__", StringComparison.Ordinal), pair => pair.Value!, StringComparer.Ordinal);
            var customer = Customer(simulator.Meta, "4915100000105");
            _model.Script(MockModelReply.Calling(new MockToolCall("c1", "book", """{"day":"Friday"}""")));

            // The shop has booked when it got this; what it answers never arrives.
            _shop.Script(MockModelReply.Broken(MockModelFault.Hang));
            string? key;
            await using (var first = await ProductProcess.Start(Path.Combine(folder, "data"), port, Product.DefaultSeed, options, simulator.BaseUrl, environment))
            {
                await customer.SendText("A table for Friday, please");
                key = (await _shop.NextRequest()).Headers["idempotency-key"];
                await first.Kill();
            }

            // Run again, the model says another day: the shop gets the first one once more, under the same key.
            _shop.Otherwise = static _ => MockModelReply.Of("booked");
            _model.Script(MockModelReply.Calling(new MockToolCall("c1", "book", """{"day":"Saturday"}""")), MockModelReply.Of("Your table is booked."));
            await using var second = await ProductProcess.Start(Path.Combine(folder, "data"), port, Product.DefaultSeed, options, simulator.BaseUrl, environment);
            var again = await _shop.NextRequest();
            Assert.Equal((key, "Friday"), (again.Headers["idempotency-key"], again.LastText));
            Assert.Equal("Your table is booked.", (await Reply(customer)).Text);
            Assert.Equal(2, _shop.Requests.Count);
            await second.Stop(TimeSpan.FromSeconds(10));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Fault20_A_message_that_no_model_survives_goes_to_people_and_others_are_answered()
    {
        await using var product = await Start();
        await Make(product.Grains, "wren");
        _model.Otherwise = static request => request.LastText.Contains("POISON", StringComparison.Ordinal)
            ? MockModelReply.Broken(MockModelFault.Reset)
            : MockModelReply.Of("Monday to Saturday [1].");
        var (poisoned, other) = (Customer(product.Meta, "4915100000120"), Customer(product.Meta, "4915100000121"));
        await poisoned.SendText("POISON");
        await other.SendText("When are you open?");
        Assert.Equal("Monday to Saturday.", (await Reply(other)).Text);
        var thread = product.Grains.GetGrain<IConversationGrain>(
            ConversationKey.Create(ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, Product.Assets.PhoneNumberId), "4915100000120").Value);
        using var patience = new CancellationTokenSource(Patience);
        while ((await thread.GetSummary())?.Owner.Kind != OwnerKind.Nobody)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        // Parked with people, not tried for ever; the customer's words are there.
        var asked = _model.Requests.Count(request => request.LastText.Contains("POISON", StringComparison.Ordinal));
        Assert.InRange(asked, 1, 3);
        Assert.Contains((await thread.Read(new ThreadQuery())).Items, item => item.Content?.Text == "POISON");
    }

    [Fact]
    public async Task Fault21_A_model_that_hangs_delays_no_acknowledgement_and_no_other_agent()
    {
        await using var product = await Start();
        await Make(product.Grains, "wren", connections: ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, Product.Assets.PhoneNumberId).Value);
        await Make(product.Grains, "robin", AgentEngine.BuiltIn, ConnectionKey.Create("acme", ChannelPlatform.Messenger, Product.Assets.PageId).Value);
        _model.Otherwise = static _ => MockModelReply.Broken(MockModelFault.Hang);
        for (var i = 0; i < 40; i++)
        {
            Assert.True((await Customer(product.Meta, FormattableString.Invariant($"49151000021{i:00}")).SendText("When are you open?")).Delivery.Accepted);
        }

        await _model.NextRequest();
        var other = product.Meta.Customer(Platform.Messenger, Product.Assets.PageId, "6780462000000121");
        await other.SendText("When are you open?");
        Assert.Contains("Monday to Saturday", (await Reply(other)).Text, StringComparison.Ordinal);
    }

    private static AgentTool Tool(string id, AgentToolKind kind) => new() { Id = id, Kind = kind, Name = id };

    private static Customer Customer(SimulatedMeta meta, string contact) => meta.Customer(Platform.WhatsApp, Product.Assets.PhoneNumberId, contact);

    private static async Task<PhoneMessage> Reply(Customer customer) => await customer.View.NextFromBusiness().AsTask().WaitAsync(Patience);

    private Task<Product> Start() => Product.Start(configure: builder => builder.Configuration.AddInMemoryCollection(Settings()));

    private Dictionary<string, string?> Settings() => new(StringComparer.Ordinal)
    {
        ["Models:Catalogue:main:Endpoint"] = _model.Endpoint,
        ["Models:Catalogue:main:Model"] = "mock",
        ["Models:Catalogue:main:Provider"] = "Compatible",
        ["Models:Catalogue:main:Retries"] = "0",
        ["Models:Default:0"] = "main",
        ["Agents:TrustedHosts:0"] = new Uri(_shop.Root).Authority,
    };

    private static Task Make(IGrainFactory grains, string id, params AgentTool[] tools) => Make(grains, id, AgentEngine.Model, null, tools);

    private static Task Make(IGrainFactory grains, string id, string connections) => Make(grains, id, AgentEngine.Model, connections);

    private static async Task Make(IGrainFactory grains, string id, AgentEngine engine, string? connection, params AgentTool[] tools)
    {
        var shop = grains.GetGrain<IKnowledgeBaseGrain>(AgentKeys.Of("acme", "shop"));
        if (await shop.Get() is null)
        {
            await shop.Configure("Shop", "en");
            await shop.Add(new NewKnowledge { Kind = KnowledgeKind.Pairs, Title = "Questions", Pairs = [new QuestionAnswer("When are you open?", "Monday to Saturday.")] });
            while ((await shop.Get())!.IsBusy)
            {
                await Task.Yield();
            }
        }

        var agent = grains.GetGrain<IAgentGrain>(AgentKeys.Of("acme", id));
        await agent.Create(
            new AgentDefinition
            {
                Name = id, KnowledgeBases = ["shop"], QuietPeriod = TimeSpan.Zero, Engine = engine, Tools = [.. tools], Connections = connection is null ? [] : [connection],
            },
            Us);
        Assert.True((await agent.Publish("First", Us)).IsDone);
    }
}
