using System.Text.Json.Serialization.Metadata;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Knowledge;
using Chatbotics.Grains.Agents;
using Chatbotics.Grains.Knowledge;

namespace Chatbotics.Storage.Tests.Sqlite;

/// <summary>What agents, knowledge bases and their turns keep, as an older build wrote it.</summary>
public sealed class FrozenAgentStateTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 13, 0, 0, TimeSpan.FromHours(1));
    private static readonly Guid KeyId = new("0b3c7f52-5a9e-4c39-9a53-1f6f0a4f7f11");
    private static readonly Author Mira = new(AuthorKind.Person, "mira", "Mira");

    private static readonly AgentDefinition Definition = new()
    {
        Name = "Wren",
        Purpose = "Answers questions",
        Instructions = "Be kind.\nSchöne Grüße 🌞 مرحبا",
        Tone = "short",
        FollowsCustomersLanguage = false,
        Language = "de-AT",
        Mode = AgentMode.SuggestOnly,
        Engine = AgentEngine.Model,
        Models = ["main", "spare"],
        Temperature = 0.5f,
        KnowledgeBases = ["shop"],
        CitesSources = true,
        Tools =
        [
            new AgentTool { Id = "label", Kind = AgentToolKind.Label, Name = "Label", Description = "When it fits", Mode = AgentToolMode.AskFirst },
            new AgentTool { Id = "later", Kind = AgentToolKind.FollowUp, Name = "Follow up later" },
            new AgentTool { Id = "flow", Kind = AgentToolKind.StartWorkflow, Name = "Start a workflow", Mode = AgentToolMode.Never },
            new AgentTool
            {
                Id = "order",
                Kind = AgentToolKind.Http,
                Name = "Look up an order",
                Http = new HttpAction
                {
                    Method = "POST",
                    Url = "https://shop.example/orders/{{arg.number}}",
                    Headers = [new HttpActionHeader("Authorization", "Bearer {{secret.key}}")],
                    Body = "{}",
                    Parameters = [new ToolParameter("number", "The number", true)],
                    ResponsePaths = ["status"],
                    TimeoutSeconds = 7,
                },
            },
        ],
        Connections = ["acme/whatsapp/1"],
        Hours = new AgentHours { TimeZone = "Europe/Vienna", Spans = [new HoursSpan(1, 480, 1_020)], IsOutside = true },
        QuietPeriod = TimeSpan.FromSeconds(3),
        HandOver = new HandOverRules { WhenAsked = false, WhenNotFound = false, WhenUpset = true, Keywords = ["lawyer"], AfterTurns = 9, Text = "A colleague answers." },
        Budget = new AgentBudget { ToolCallsPerTurn = 4, TokensPerTurn = 9_000, AnswersPerDay = 70, CostPerDay = 1.25m },
        HidesPersonalData = true,
        RequiresTests = true,
    };

    private static readonly AgentTest Test = new()
    {
        Id = "t1", Question = "When are you open?", Contains = ["Tuesday"], Lacks = ["Monday"], Cites = "Hours", Calls = "order", HandsOver = false,
    };

    [Fact]
    public void An_agent() => Check("agent", new AgentState
    {
        Draft = Definition,
        Revision = 12,
        SavedAt = At,
        Live = 3,
        Last = 4,
        Versions = [new AgentVersion { Number = 3, Definition = Definition, At = At, By = Mira, Note = "Kinder" }],
        Secrets = [new AgentSecret("key", At)],
    });

    [Fact]
    public void The_list_of_agents() => Check("agent-directory", new AgentDirectoryState
    {
        Agents =
        [
            new AgentListing
            {
                Id = "wren",
                Name = "Wren",
                Purpose = "Answers",
                Live = 3,
                IsChanged = true,
                Route = new AgentRoute
                {
                    Id = "wren", Name = "Wren", Version = 3, Mode = AgentMode.Automatic, QuietPeriod = TimeSpan.FromSeconds(2), Connections = ["acme/whatsapp/1"], Hours = Definition.Hours,
                },
            },
        ],
    });

    [Fact]
    public void An_agents_tests() => Check("agent-tests", new AgentTestsState { KeyId = KeyId, Suite = [1, 2, 3] });

    [Fact]
    public void What_is_sealed_of_an_agents_tests() => Check(
        "agent-tests-sealed",
        new StoredTests(
            new AgentTestSuite
            {
                Tests = [Test],
                Results = [new AgentTestResult { Test = "t1", Version = 3, Runs = 5, Passed = 4, Answer = "Tuesday", Fault = "It handed over." }],
                Versions = [3, 0],
                RanAt = At,
            },
            Definition,
            [Test]),
        AgentJson.Default.StoredTests);

    [Fact]
    public void What_agents_used() => Check("agent-usage", new AgentUsageState
    {
        Days = [new UsageDay { Agent = "wren", Day = 739_942, Answers = 7, HandOvers = 2, Tokens = 9_312, Cost = 0.0421m }], CostPerDay = 3.5m,
    });

    [Fact]
    public void A_turns_tool_calls() => Check("tool-ledger", new ToolLedgerState { KeyId = KeyId, Calls = [4, 5, 6] });

    [Fact]
    public void What_is_sealed_of_a_turns_tool_calls() => Check(
        "tool-ledger-sealed",
        new List<ToolLedgerCall> { new("order", 0, "{\"number\":\"2074\"}", "in transit"), new("order", 1, "{}", null) },
        AgentJson.Default.ListToolLedgerCall);

    [Fact]
    public void A_knowledge_base() => Check("knowledge-base", new KnowledgeBaseState { Name = "Shop", Language = "de", Sources = [Source], Settled = ["0a1b2c"] });

    [Fact]
    public void The_list_of_knowledge_bases() => Check("knowledge-directory", new KnowledgeDirectoryState { Bases = [new KnowledgeListing("shop", "Shop", ["de", "en"], 3, 35, 1)] });

    [Fact]
    public void A_source() => Check("knowledge-source", new KnowledgeSourceState
    {
        KeyId = KeyId,
        Content = [7, 8, 9],
        Source = Source,
        Language = "de",
        Hash = "abc",
        Tries = 2,
        Pages = [new KnowledgePage("https://shop.example/a", "abc", 4, "\"e1\"", At), new KnowledgePage("https://shop.example/b", "", 0, null, null) { Problem = "It can't be read." }],
        FileName = "guide.pdf",
    });

    [Fact]
    public void What_is_sealed_of_a_source() => Check(
        "knowledge-source-sealed",
        new NewKnowledge
        {
            Kind = KnowledgeKind.Pairs, Title = "Questions", FileName = "q.csv", Text = "# Hours", Pairs = [new QuestionAnswer("When?", "Tuesday.")], Address = "https://shop.example", Every = TimeSpan.FromDays(7),
        },
        KnowledgeJson.Default.NewKnowledge);

    private static KnowledgeSource Source => new()
    {
        Id = "s1",
        Kind = KnowledgeKind.Site,
        Title = "Help",
        Address = "https://shop.example/",
        Status = KnowledgeStatus.Ready,
        Problem = "One page could not be read.",
        Passages = 4,
        Pages = 2,
        AddedAt = At,
        ReadAt = At,
        Every = TimeSpan.FromDays(7),
        Language = "de",
    };

    private static void Check<T>(string name, T sample) => FrozenStates.Check("agents-1", name, sample);

    private static void Check<T>(string name, T sample, JsonTypeInfo<T> type) => FrozenStates.Check("agents-1", name, sample, type);
}
