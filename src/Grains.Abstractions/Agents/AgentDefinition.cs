using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>All that an agent is. A published version keeps one of these for ever.</summary>
[GenerateSerializer, Immutable, Alias("agent-definition")]
public sealed record AgentDefinition
{
    /// <summary>The name that customers and the team see, 1 to 60 characters.</summary>
    [Id(0)]
    public string Name { get; init; } = "Wren";

    /// <summary>What it is for, for the team, up to 200 characters.</summary>
    [Id(1)]
    public string Purpose { get; init; } = "";

    /// <summary>What it should do, in the owner's own words, up to 20,000 characters.</summary>
    [Id(2)]
    public string Instructions { get; init; } = "";

    /// <summary>How it should sound, up to 200 characters, for example "friendly and short".</summary>
    [Id(3)]
    public string Tone { get; init; } = "";

    /// <summary>Whether it answers in the language that the customer writes; otherwise always in <see cref="Language"/>.</summary>
    [Id(4)]
    public bool FollowsCustomersLanguage { get; init; } = true;

    /// <summary>The language of its own sentences, a BCP 47 tag.</summary>
    [Id(5)]
    public string Language { get; init; } = "en";

    /// <summary>Whether it answers by itself.</summary>
    [Id(6)]
    public AgentMode Mode { get; init; } = AgentMode.Automatic;

    /// <summary>What writes its answers.</summary>
    [Id(7)]
    public AgentEngine Engine { get; init; } = AgentEngine.BestAvailable;

    /// <summary>Names of the installation's models, best first; empty for the installation's default.</summary>
    [Id(8)]
    public ImmutableArray<string> Models { get; init; } = [];

    /// <summary>0 to 2; null leaves it to the model.</summary>
    [Id(9)]
    public float? Temperature { get; init; }

    /// <summary>The ids of the knowledge bases it answers from.</summary>
    [Id(10)]
    public ImmutableArray<string> KnowledgeBases { get; init; } = [];

    /// <summary>Whether the customer reads where an answer comes from.</summary>
    [Id(11)]
    public bool CitesSources { get; init; }

    /// <summary>What it may do.</summary>
    [Id(12)]
    public ImmutableArray<AgentTool> Tools { get; init; } = [];

    /// <summary>The keys of the connections it answers on; empty for all.</summary>
    [Id(13)]
    public ImmutableArray<string> Connections { get; init; } = [];

    /// <summary>When it answers; null for always.</summary>
    [Id(14)]
    public AgentHours? Hours { get; init; }

    /// <summary>How long it waits for further fragments, 0 to 60 s.</summary>
    [Id(15)]
    public TimeSpan QuietPeriod { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>When it gives the conversation to people.</summary>
    [Id(16)]
    public HandOverRules HandOver { get; init; } = new();

    /// <summary>What it may spend.</summary>
    [Id(17)]
    public AgentBudget Budget { get; init; } = new();

    /// <summary>Whether e-mail addresses, phone and card numbers are hidden from the model.</summary>
    [Id(18)]
    public bool HidesPersonalData { get; init; }

    /// <summary>Whether its tests must pass before it can be published.</summary>
    [Id(19)]
    public bool RequiresTests { get; init; }
}
