using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Knowledge;
using Chatbotics.Grains.Agents.Ports;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Customers;
using Chatbotics.ProductKit;
using Chatbotics.TestKit.Models;

namespace Chatbotics.EndToEnd.Tests.Agents;

/// <summary>One product with a model beside it, and one agent that each test makes what it needs.</summary>
public sealed class AgentProduct : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly Author Us = new(AuthorKind.System, null, "Test");
    private int _contacts;

    public Product Product { get; private set; } = default!;

    public OpenAiMockServer Model { get; private set; } = default!;

    public StartedWorkflows Workflows { get; } = new();

    public async Task InitializeAsync()
    {
        Model = await OpenAiMockServer.Start();
        Product = await Product.Start(configure: builder =>
        {
            builder.Services.AddSingleton<IWorkflowStarter>(Workflows);
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Models:Catalogue:main:Endpoint"] = Model.Endpoint,
                ["Models:Catalogue:main:Model"] = "mock",
                ["Models:Catalogue:main:Provider"] = "Compatible",
                ["Models:Catalogue:main:Company"] = "Example Models Ltd",
                ["Models:Catalogue:main:Region"] = "Ireland (EU)",
                ["Models:Catalogue:main:ExcludesTraining"] = "true",
                ["Models:Default:0"] = "main",
            });
        });
        var shop = Product.Grains.GetGrain<IKnowledgeBaseGrain>(AgentKeys.Of("acme", "shop"));
        await shop.Configure("Shop", "en");
        await shop.Add(new NewKnowledge
        {
            Kind = KnowledgeKind.Pairs, Title = "Questions", Pairs = [new QuestionAnswer("When are you open?", "Monday to Saturday."), new QuestionAnswer("Do you have parking?", "Yes, in the yard.")],
        });
        while ((await shop.Get())!.IsBusy)
        {
            await Task.Yield();
        }
    }

    public async Task DisposeAsync()
    {
        await Product.DisposeAsync();
        await Model.DisposeAsync();
    }

    /// <summary>Puts an agent live.</summary>
    public async Task Make(AgentDefinition definition)
    {
        definition = definition with { Name = "Wren", KnowledgeBases = ["shop"], QuietPeriod = TimeSpan.Zero };
        var agent = Product.Grains.GetGrain<IAgentGrain>(AgentKeys.Of("acme", "wren"));
        var outcome = await agent.Get() is { } present ? await agent.SaveDraft(definition, present.Revision, Us) : await agent.Create(definition, Us);
        Assert.True(outcome.IsDone, string.Join(' ', outcome.Errors.Select(static error => error.Message)));
        Assert.True((await agent.Publish("Next", Us)).IsDone);
    }

    /// <summary>Somebody who never wrote before.</summary>
    public Customer Customer() => Product.Meta.Customer(
        Platform.WhatsApp, Product.Assets.PhoneNumberId, FormattableString.Invariant($"49151000{Interlocked.Increment(ref _contacts):00000}"));

    /// <summary>Writes as the customer; gives what is answered.</summary>
    public static async Task<string> Ask(Customer customer, string text)
    {
        await customer.SendText(text);
        return (await customer.View.NextFromBusiness().AsTask().WaitAsync(Patience)).Text!;
    }

    /// <summary>The customer's conversation.</summary>
    public ConversationKey KeyOf(Customer customer) =>
        ConversationKey.Create(ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, Product.Assets.PhoneNumberId), customer.ContactId);

    /// <summary>Waits until people hold the conversation; gives the reason that its line says.</summary>
    public async Task<string?> HandedOver(Customer customer)
    {
        var conversation = Product.Grains.GetGrain<IConversationGrain>(KeyOf(customer).Value);
        using var patience = new CancellationTokenSource(Patience);
        while ((await conversation.GetSummary())?.Owner.Kind != OwnerKind.Nobody)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        return (await conversation.Read(new ThreadQuery())).Items.Last(static item => item.Activity == "handed_over").Detail;
    }
}
