using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Knowledge;
using Chatbotics.MetaSimulator;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Webhooks;
using Chatbotics.ProductKit;
using Chatbotics.TestKit.Models;
using Chatbotics.TestKit.Processes;
using Microsoft.Extensions.Configuration;

namespace Chatbotics.Faults.Tests;

/// <summary>Turns of agents with a model, in the whole product: what a crash, an impatient customer and a slow model do to them.</summary>
public sealed class AgentTurnTests : IAsyncLifetime
{
    private const string Contact = "4915100000077";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly Author Us = new(AuthorKind.System, null, "Test");

    private OpenAiMockServer _model = default!;

    public async Task InitializeAsync() => _model = await OpenAiMockServer.Start();

    public async Task DisposeAsync() => await _model.DisposeAsync();

    [Fact]
    public async Task A_customer_who_writes_again_gets_one_answer_to_everything()
    {
        await using var product = await Product.Start(configure: builder => builder.Configuration.AddInMemoryCollection(Models()));
        await Make(product.Grains);
        var customer = product.Meta.Customer(Platform.WhatsApp, Product.Assets.PhoneNumberId, Contact);
        _model.Script(MockModelReply.Broken(MockModelFault.Hang));
        await customer.SendText("When are you open?");
        await _model.NextRequest();
        _model.Script(MockModelReply.Of("Monday to Saturday, and yes [1]."));
        await customer.SendText("And do you have parking?");
        var second = await _model.NextRequest();
        Assert.Contains(second.Messages, message => MockModelRequest.TextOf(message) == "When are you open?");
        Assert.Equal("And do you have parking?", second.LastText);
        var reply = await customer.View.NextFromBusiness().AsTask().WaitAsync(Patience);
        Assert.Equal("Monday to Saturday, and yes.", reply.Text);
        Assert.Equal(2, _model.Requests.Count);
    }

    [Fact]
    public async Task Fault04_Kill_9_during_the_model_call_runs_the_turn_again_and_sends_one_reply()
    {
        var options = new SimulatorOptions { Retries = RetryPolicy.Fast };
        var folder = Directory.CreateTempSubdirectory("chatbotics-agent-kill-").FullName;
        try
        {
            await using (var product = await Product.Start(folder: folder, options: options, configure: builder => builder.Configuration.AddInMemoryCollection(Models())))
            {
                await Make(product.Grains);
            }

            await using var simulator = await SimulatorHost.Start(options);
            Product.AddDefaultAssets(simulator.Meta);
            var port = FreePort.Take();
            simulator.Meta.Webhooks.Callback = new Uri(FormattableString.Invariant($"http://127.0.0.1:{port}/webhooks/meta"));
            var environment = Models().ToDictionary(pair => pair.Key.Replace(":", "__", StringComparison.Ordinal), pair => pair.Value!, StringComparer.Ordinal);
            var customer = simulator.Meta.Customer(Platform.WhatsApp, Product.Assets.PhoneNumberId, Contact);
            _model.Script(MockModelReply.Broken(MockModelFault.Hang));
            await using (var first = await ProductProcess.Start(Path.Combine(folder, "data"), port, Product.DefaultSeed, options, simulator.BaseUrl, environment))
            {
                await customer.SendText("When are you open?");
                await _model.NextRequest();
                await first.Kill();
            }

            _model.Otherwise = static _ => MockModelReply.Of("Monday to Saturday [1].");
            await using var second = await ProductProcess.Start(Path.Combine(folder, "data"), port, Product.DefaultSeed, options, simulator.BaseUrl, environment);
            await _model.NextRequest();
            var reply = await customer.View.NextFromBusiness().AsTask().WaitAsync(Patience);
            Assert.Equal("Monday to Saturday.", reply.Text);

            // One more exchange: had the turn been answered twice, its second reply would stand before this one.
            _model.Otherwise = static _ => MockModelReply.Of("Every day [1]!");
            await customer.SendText("When are you open, please?");
            Assert.Equal("Every day!", (await customer.View.NextFromBusiness().AsTask().WaitAsync(Patience)).Text);
            await second.Stop(TimeSpan.FromSeconds(10));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private Dictionary<string, string?> Models() => new(StringComparer.Ordinal)
    {
        ["Models:Catalogue:main:Endpoint"] = _model.Endpoint,
        ["Models:Catalogue:main:Model"] = "mock",
        ["Models:Catalogue:main:Provider"] = "Compatible",
        ["Models:Default:0"] = "main",
    };

    private static async Task Make(IGrainFactory grains)
    {
        var shop = grains.GetGrain<IKnowledgeBaseGrain>(AgentKeys.Of("acme", "shop"));
        await shop.Configure("Shop", "en");
        await shop.Add(new NewKnowledge { Kind = KnowledgeKind.Pairs, Title = "Questions", Pairs = [new QuestionAnswer("When are you open?", "Monday to Saturday.")] });
        while ((await shop.Get())!.IsBusy)
        {
            await Task.Yield();
        }

        var agent = grains.GetGrain<IAgentGrain>(AgentKeys.Of("acme", "wren"));
        await agent.Create(AgentTemplates.Make(AgentTemplateKind.Support, "Wren") with { KnowledgeBases = ["shop"], QuietPeriod = TimeSpan.Zero, Engine = AgentEngine.Model }, Us);
        Assert.True((await agent.Publish("First", Us)).IsDone);
    }
}
