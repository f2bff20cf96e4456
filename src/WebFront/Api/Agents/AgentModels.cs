using System.Collections.Immutable;

namespace Chatbotics.WebFront.Api.Agents;

/// <summary>AI agents as programs see them.</summary>
internal static class AgentModels
{
    /// <summary>An agent in the list.</summary>
    internal sealed record AgentRow(string Id, string Name, string Purpose, int LiveVersion, bool IsChanged);

    /// <summary>An agent: its draft, what is live, and what was published.</summary>
    internal sealed record Agent(
        string Id, AgentSettings Draft, long Revision, DateTimeOffset SavedAt, int LiveVersion, bool IsChanged, ImmutableArray<VersionRow> Versions, ImmutableArray<string> SecretNames);

    /// <summary>A published version.</summary>
    internal sealed record VersionRow(int Number, DateTimeOffset At, string? By, string Note);

    /// <summary>An agent to make: from a template (support, sales, order_status, booking or faq).</summary>
    internal sealed record NewAgentBody(string? Name, string? Template);

    /// <summary>A draft to save. What is left out stays; revision is the one that was read.</summary>
    internal sealed record DraftBody(long? Revision, AgentSettings? Draft);

    /// <summary>What an agent is and may do.</summary>
    internal sealed record AgentSettings(
        string? Name,
        string? Purpose,
        string? Instructions,
        string? Tone,
        bool? FollowsCustomersLanguage,
        string? Language,
        string? Mode,
        string? Engine,
        ImmutableArray<string>? Models,
        float? Temperature,
        ImmutableArray<string>? KnowledgeIds,
        bool? CitesSources,
        ImmutableArray<Tool>? Tools,
        ImmutableArray<string>? ChannelIds,
        double? QuietSeconds,
        HandOver? HandOver,
        Budget? Budget,
        bool? HidesPersonalData,
        bool? RequiresTests,
        Hours? Hours);

    /// <summary>Something that an agent may do.</summary>
    internal sealed record Tool(string? Id, string? Kind, string? Name, string? Description, string? Mode, HttpTool? Http);

    /// <summary>A call that a tool makes. {{arg.NAME}} and {{secret.NAME}} are filled.</summary>
    internal sealed record HttpTool(
        string? Method, string? Url, ImmutableArray<Header>? Headers, string? Body, ImmutableArray<Input>? Inputs, ImmutableArray<string>? ResponsePaths, int? TimeoutSeconds);

    /// <summary>A header of a call.</summary>
    internal sealed record Header(string? Name, string? Value);

    /// <summary>An input of a call, which the agent finds out.</summary>
    internal sealed record Input(string? Name, string? Description, bool IsRequired);

    /// <summary>When an agent hands over to people.</summary>
    internal sealed record HandOver(bool WhenAsked, bool WhenNotFound, bool WhenUpset, ImmutableArray<string>? Keywords, int AfterTurns, string? Text);

    /// <summary>What an agent may spend.</summary>
    internal sealed record Budget(int ToolCallsPerTurn, int TokensPerTurn, int AnswersPerDay, decimal CostPerDay);

    /// <summary>What changed, for the list of versions.</summary>
    internal sealed record PublishBody(string? Note);

    /// <summary>A secret for tools; an empty value deletes it. Nothing gives it back.</summary>
    internal sealed record SecretBody(string? Value);

    /// <summary>What an agent did and spent.</summary>
    internal sealed record Usage(int Answers, int HandOvers, long Tokens, decimal Cost, decimal CostToday, int AnswersToday, decimal WorkspaceLimit);

    /// <summary>What all agents together may cost in a day.</summary>
    internal sealed record LimitBody(decimal? CostPerDay);

    /// <summary>When an agent answers: always, inside of the spans or outside of them.</summary>
    internal sealed record Hours(string? When, string? TimeZone, ImmutableArray<HoursOfDay>? Spans);

    /// <summary>A span of one weekday, 0 for Sunday to 6 for Saturday, from one time such as 09:00 to another, at most 24:00.</summary>
    internal sealed record HoursOfDay(int Day, string? From, string? To);

    /// <summary>The models that agents may choose.</summary>
    internal sealed record ModelList(ImmutableArray<string> Names, bool HasDefault);

    /// <summary>The tests of an agent, and their last run.</summary>
    internal sealed record TestSuite(ImmutableArray<TestCase> Tests, ImmutableArray<TestOutcome> Results, ImmutableArray<int> Versions, DateTimeOffset? RanAt, bool IsRunning);

    /// <summary>The tests to keep, instead of those there are.</summary>
    internal sealed record TestsBody(ImmutableArray<TestCase>? Tests);

    /// <summary>A test: a question and what must be true of the answer.</summary>
    internal sealed record TestCase(
        string? Id, string? Question, ImmutableArray<string>? Contains, ImmutableArray<string>? Lacks, string? Cites, string? Calls, bool? HandsOver);

    /// <summary>How a test went with a version; 0 is the draft.</summary>
    internal sealed record TestOutcome(string TestId, int Version, int Runs, int Passed, string Answer, string Fault);

    /// <summary>Which versions to test, and how often each; 0 is the draft.</summary>
    internal sealed record RunBody(ImmutableArray<int>? Versions, int? Times);
}
