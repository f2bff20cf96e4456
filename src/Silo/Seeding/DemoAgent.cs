using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Knowledge;

namespace Chatbotics.Silo.Seeding;

/// <summary>The demo workspace's agent: it answers from sample knowledge, quotes its sources, and needs neither key nor network.</summary>
/// <param name="grains">The grains.</param>
internal sealed class DemoAgent(IGrainFactory grains)
{
    /// <summary>The agent's id, and its knowledge base's.</summary>
    public const string Id = "wren";

    private const string Base = "shop-guide";

    private static readonly Author Us = new(AuthorKind.System, null, "Chatbotics");

    /// <summary>Makes it at the first start; later ones leave it as the team made it.</summary>
    /// <param name="seed">The demo's seed, whose answers become knowledge.</param>
    public async Task Make(SeedFile seed)
    {
        var agent = grains.GetGrain<IAgentGrain>(AgentKeys.Of(DemoSeed.Tenant, Id));
        var listed = await grains.GetGrain<IAgentDirectoryGrain>(DemoSeed.Tenant).List();
        if (!listed.IsEmpty || await agent.Get() is not null)
        {
            return;
        }

        await Teach(seed.Workspaces[0].Definition.Responder?.Answers ?? []);
        await agent.Create(
            AgentTemplates.Make(AgentTemplateKind.Support, "Wren") with
            {
                Purpose = "Answers questions of the studio's customers",
                KnowledgeBases = [Base],
                QuietPeriod = TimeSpan.FromSeconds(1.5),
            },
            Us);
        await agent.Publish("First version", Us);
        await grains.GetGrain<IAgentTestsGrain>(AgentKeys.Of(DemoSeed.Tenant, Id)).Save(
        [
            new AgentTest { Id = "hours", Question = "Are you open on Sunday?", Contains = ["Tuesday to Saturday"], HandsOver = false },
            new AgentTest { Id = "frost", Question = "What about frost and my terracotta planter?", Contains = ["frost"], HandsOver = false },
            new AgentTest { Id = "person", Question = "Can I talk to a human please?", HandsOver = true },
            new AgentTest { Id = "unknown", Question = "Do you repair bicycles?", HandsOver = true },
        ]);
    }

    private async Task Teach(ImmutableArray<QuestionAnswer> answers)
    {
        var shop = grains.GetGrain<IKnowledgeBaseGrain>(AgentKeys.Of(DemoSeed.Tenant, Base));
        await shop.Configure("Shop guide", "en");
        await shop.Add(new NewKnowledge { Kind = KnowledgeKind.Pairs, Title = "Questions customers ask", Pairs = answers });
        await shop.Add(new NewKnowledge { Kind = KnowledgeKind.Text, Title = "Care guide", Text = DemoSeed.Text("care-guide.md") });
        await shop.Add(new NewKnowledge { Kind = KnowledgeKind.Text, Title = "Shipping and returns", Text = DemoSeed.Text("shipping.md") });
    }
}
