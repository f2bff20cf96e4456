using System.Collections.Concurrent;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Knowledge;
using Chatbotics.Grains.Agents;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Customers;
using Chatbotics.ProductKit;
using Chatbotics.TestKit.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Security.Tests;

/// <summary>Attacks on agents through a real conversation: what leaks, and what never ends.</summary>
public sealed class AgentAttackTests : IAsyncLifetime, IDisposable
{
    private const string Secret = "sk-canary-77aa01";
    private const string Words = "CANARY-WORDS-OF-A-CUSTOMER";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly Author Us = new(AuthorKind.System, null, "Test");

    private readonly Lines _log = new();
    private OpenAiMockServer _model = default!;
    private OpenAiMockServer _shop = default!;
    private Product _product = default!;

    public async Task InitializeAsync()
    {
        _model = await OpenAiMockServer.Start();
        _shop = await OpenAiMockServer.Start();
        _product = await Product.Start(configure: builder =>
        {
            builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_log);
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Models:Catalogue:main:Endpoint"] = _model.Endpoint,
                ["Models:Catalogue:main:Model"] = "mock",
                ["Models:Catalogue:main:Provider"] = "Compatible",
                ["Models:Catalogue:main:Retries"] = "0",
                ["Models:Default:0"] = "main",
                ["Agents:TrustedHosts:0"] = new Uri(_shop.Root).Authority,
            });
        });
        var shop = _product.Grains.GetGrain<IKnowledgeBaseGrain>(AgentKeys.Of("acme", "shop"));
        await shop.Configure("Shop", "en");
        await shop.Add(new NewKnowledge { Kind = KnowledgeKind.Pairs, Title = "Questions", Pairs = [new QuestionAnswer("When are you open?", "Monday to Saturday.")] });
        while ((await shop.Get())!.IsBusy)
        {
            await Task.Yield();
        }
    }

    public async Task DisposeAsync()
    {
        await _product.DisposeAsync();
        await _model.DisposeAsync();
        await _shop.DisposeAsync();
    }

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task Abuse35_A_tools_secret_and_a_customers_words_are_in_no_log_trace_error_or_prompt()
    {
        await _product.Services.GetRequiredService<ISecretVault>().Put(HttpActionCall.SecretReference("acme", "wren", "key"), Secret);
        await Make(new AgentDefinition
        {
            Name = "Wren",
            Tools =
            [
                new AgentTool
                {
                    Id = "look_up",
                    Kind = AgentToolKind.Http,
                    Name = "Look up",
                    Http = new HttpAction
                    {
                        Method = "POST", Url = _shop.Endpoint + "/chat/completions", Headers = [new("Authorization", "Bearer {{secret.key}}")], Body = """{"model":"shop","messages":[]}""",
                    },
                },
            ],
        });

        // The shop sends the key back, the model repeats it, and then fails with an error that names it.
        _shop.Otherwise = static _ => MockModelReply.Of("in transit, your key is " + Secret);
        _model.Script(MockModelReply.Calling(new MockToolCall("c1", "look_up", "{}")), MockModelReply.Of($"It is in transit, {Secret}."));
        var customer = WhatsApp("4915100000135");
        await customer.SendText(Words + " where is my parcel?");
        await Held(customer, OwnerKind.Nobody);
        _model.Script(MockModelReply.Error(500) with { ErrorMessage = Secret + Words });
        var other = WhatsApp("4915100000136");
        await other.SendText(Words);
        await Held(other, OwnerKind.Nobody);

        Assert.Equal(Secret, Assert.Single(_shop.Requests).BearerKey);
        Assert.DoesNotContain(_model.Requests, request => request.Body.GetRawText().Contains(Secret, StringComparison.Ordinal));
        foreach (var thread in new[] { await Read(customer), await Read(other) })
        {
            var seen = JsonSerializer.Serialize(thread.Items.Select(item => new { item.Content?.Text, item.Trace, item.Detail }));
            Assert.DoesNotContain(Secret, seen, StringComparison.Ordinal);
        }

        Assert.NotEmpty(_log.All);
        Assert.DoesNotContain(_log.All, line => line.Contains(Secret, StringComparison.Ordinal) || line.Contains(Words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Abuse39_Two_machines_that_answer_each_other_are_stopped_by_the_days_budget_and_by_repetition()
    {
        await Make(new AgentDefinition { Name = "Wren", Budget = new AgentBudget { AnswersPerDay = 2 } });
        _model.Otherwise = static _ => MockModelReply.Of("We are open Monday to Saturday [1].");
        var machine = WhatsApp("4915100000139");
        for (var i = 0; i < 2; i++)
        {
            await machine.SendText(FormattableString.Invariant($"Thank you for answer {i}. When are you open?"));
            await machine.View.NextFromBusiness().AsTask().WaitAsync(Patience);
        }

        await machine.SendText("Thank you for that as well. When are you open?");
        await Held(machine, OwnerKind.Nobody);
        Assert.Equal(2, _model.Requests.Count);
        Assert.Contains((await Read(machine)).Items, item => $"{item.Detail} {item.Trace?.Decision}".Contains("answers of today", StringComparison.Ordinal));

        var automatic = WhatsApp("4915100000140");
        await automatic.SendText("This is an automatic reply: I am out of office.");
        await Held(automatic, OwnerKind.Nobody);
        Assert.Equal(2, _model.Requests.Count);
    }

    private static ConversationKey KeyOf(Customer customer) =>
        ConversationKey.Create(ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, Product.Assets.PhoneNumberId), customer.ContactId);

    private Customer WhatsApp(string contact) => _product.Meta.Customer(Platform.WhatsApp, Product.Assets.PhoneNumberId, contact);

    private Task<ThreadPage> Read(Customer customer) => _product.Grains.GetGrain<IConversationGrain>(KeyOf(customer).Value).Read(new ThreadQuery());

    private async Task Held(Customer customer, OwnerKind by)
    {
        using var patience = new CancellationTokenSource(Patience);
        while ((await _product.Grains.GetGrain<IConversationGrain>(KeyOf(customer).Value).GetSummary())?.Owner.Kind != by)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private async Task Make(AgentDefinition definition)
    {
        var agent = _product.Grains.GetGrain<IAgentGrain>(AgentKeys.Of("acme", "wren"));
        Assert.True((await agent.Create(definition with { KnowledgeBases = ["shop"], QuietPeriod = TimeSpan.Zero, Engine = AgentEngine.Model }, Us)).IsDone);
        Assert.True((await agent.Publish("First", Us)).IsDone);
    }

    /// <summary>Every line of every logger, with its exception.</summary>
    private sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyCollection<string> All => _lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
