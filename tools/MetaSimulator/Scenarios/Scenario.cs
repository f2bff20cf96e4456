using System.Collections.Immutable;
using System.Text.Json;

namespace Chatbotics.MetaSimulator.Scenarios;

/// <summary>A short play: people, and what they do one after the other. Written as JSON; the README shows the format.</summary>
public sealed record Scenario
{
    private const string Prefix = "Chatbotics.MetaSimulator.Scenarios.";

    /// <summary>A few words with dashes.</summary>
    public required string Name { get; init; }

    /// <summary>What it shows, in a sentence.</summary>
    public string Description { get; init; } = "";

    /// <summary>Who acts, by the short names the steps use.</summary>
    public ImmutableDictionary<string, ScenarioPerson> People { get; init; } = ImmutableDictionary<string, ScenarioPerson>.Empty;

    /// <summary>What happens.</summary>
    public ImmutableArray<ScenarioStep> Steps { get; init; } = [];

    /// <summary>The scenarios that come with the simulator, by name.</summary>
    public static ImmutableArray<Scenario> BuiltIn { get; } =
    [
        .. typeof(Scenario).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var stream = typeof(Scenario).Assembly.GetManifestResourceStream(name)!;
                return Check(JsonSerializer.Deserialize<Scenario>(stream, ScenarioJson.Options)!);
            }),
    ];

    /// <summary>Reads one.</summary>
    /// <exception cref="FormatException">It is not a scenario; the message says where.</exception>
    public static Scenario Parse(string json)
    {
        try
        {
            return Check(JsonSerializer.Deserialize<Scenario>(json, ScenarioJson.Options) ?? throw new FormatException("The scenario is empty."));
        }
        catch (JsonException error)
        {
            throw new FormatException($"This is not a scenario: {error.Message}", error);
        }
    }

    private static Scenario Check(Scenario scenario)
    {
        foreach (var step in scenario.Steps.SelectMany(step => step.Steps.Prepend(step)))
        {
            if (step.Who is { } who && !scenario.People.ContainsKey(who))
            {
                throw new FormatException($"The scenario {scenario.Name} has a step for {who}, who is not among its people.");
            }

            if (step.Who is null && step.Do is not ("wait" or "batch"))
            {
                throw new FormatException($"The scenario {scenario.Name} has a step \"{step.Do}\" without \"who\".");
            }
        }

        return scenario;
    }
}
