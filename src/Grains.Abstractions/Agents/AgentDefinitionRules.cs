using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>What an agent must be like. Pure, so that a form can ask before a grain does.</summary>
public static partial class AgentDefinitionRules
{
    /// <summary>The longest instructions, in characters.</summary>
    public const int MaxInstructions = 20_000;

    /// <summary>The most tools.</summary>
    public const int MaxTools = 20;

    private const int MaxList = 50;

    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    /// <summary>Checks a definition.</summary>
    /// <param name="agent">The definition.</param>
    /// <returns>Every error; empty when it is good.</returns>
    public static ImmutableArray<DefinitionError> Check(AgentDefinition agent)
    {
        var errors = ImmutableArray.CreateBuilder<DefinitionError>();
        Require(DefinitionText.IsName(agent.Name, 60), "name", "Give the agent a name of 1 to 60 characters on one line.");
        Require(IsOptional(agent.Purpose, 200), "purpose", "Say in at most 200 characters what the agent is for.");
        Require(IsOptional(agent.Instructions, MaxInstructions), "instructions", "Write at most 20,000 characters.");
        Require(IsOptional(agent.Tone, 200), "tone", "Describe the tone in at most 200 characters.");
        Require(IsLanguage(agent.Language), "language", "Name the language by its tag, for example \"en\" or \"de-AT\".");
        Require(agent.QuietPeriod >= TimeSpan.Zero && agent.QuietPeriod <= TimeSpan.FromSeconds(60), "quietPeriod", "Wait between 0 and 60 seconds for further messages.");
        Require(agent.Temperature is null or (>= 0 and <= 2), "temperature", "Choose a temperature from 0 to 2, or leave it out.");
        Require(Few(agent.Models, 5) && List(agent.Models).All(model => GrainKeys.IsTenantId(model)), "models", "Choose up to five models of the list.");
        Require(Few(agent.KnowledgeBases, MaxList) && List(agent.KnowledgeBases).All(id => GrainKeys.IsPart(id)), "knowledge", "Choose up to 50 knowledge bases of the list.");
        Require(Few(agent.Connections, 1_000) && List(agent.Connections).All(key => key.Length <= 500), "channels", "Choose channels of the list.");
        CheckHours(agent.Hours, errors);
        CheckHandOver(agent.HandOver, errors);
        Require(agent.Budget.ToolCallsPerTurn is >= 0 and <= 20, "budget.toolCalls", "Allow 0 to 20 tool calls a turn.");
        Require(agent.Budget.TokensPerTurn is >= 500 and <= 500_000, "budget.tokens", "Allow 500 to 500,000 tokens a turn.");
        Require(agent.Budget.AnswersPerDay is >= 0 and <= 1_000_000, "budget.answers", "Allow 0 (no limit) to 1,000,000 answers a day.");
        Require(agent.Budget.CostPerDay is >= 0 and <= 100_000, "budget.cost", "Allow 0 (no limit) to 100,000 a day.");
        CheckTools(List(agent.Tools), errors);
        return errors.DrainToImmutable();

        void Require(bool holds, string field, string message)
        {
            if (!holds)
            {
                errors.Add(new DefinitionError(field, message));
            }
        }
    }

    /// <summary>Whether a text can be a tool's id.</summary>
    /// <param name="id">The candidate.</param>
    public static bool IsToolId(string? id) => id is { Length: > 0 and <= 40 } && !id.AsSpan().ContainsAnyExcept(IdCharacters);

    private static void CheckHours(AgentHours? hours, ImmutableArray<DefinitionError>.Builder errors)
    {
        if (hours is null)
        {
            return;
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(hours.TimeZone, out _))
        {
            errors.Add(new("hours.timeZone", "Name a time zone, for example \"Europe/Berlin\"."));
        }

        if (hours.Spans.IsDefaultOrEmpty || hours.Spans.Length > MaxList
            || hours.Spans.Any(span => span.Day is < 0 or > 6 || span.FromMinute < 0 || span.ToMinute > 1_440 || span.FromMinute >= span.ToMinute))
        {
            errors.Add(new("hours.spans", "Choose at least one day, each with an end after its beginning."));
        }
    }

    private static void CheckHandOver(HandOverRules rules, ImmutableArray<DefinitionError>.Builder errors)
    {
        if (!Few(rules.Keywords, MaxList) || List(rules.Keywords).Any(word => !DefinitionText.IsName(word, 80)))
        {
            errors.Add(new("handOver.keywords", "Write up to 50 words or phrases of 1 to 80 characters, one a line."));
        }

        if (rules.AfterTurns is < 0 or > 100)
        {
            errors.Add(new("handOver.afterTurns", "Choose 0 (no limit) to 100 answers."));
        }

        if (rules.Text is { } text && !DefinitionText.IsText(text, 1_000))
        {
            errors.Add(new("handOver.text", "Write 1 to 1,000 characters, or leave it empty."));
        }
    }

    private static void CheckTools(ImmutableArray<AgentTool> tools, ImmutableArray<DefinitionError>.Builder errors)
    {
        if (tools.Length > MaxTools)
        {
            errors.Add(new("tools", "An agent has at most 20 tools. Remove one first."));
            return;
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < tools.Length; i++)
        {
            var (tool, at) = (tools[i], string.Create(CultureInfo.InvariantCulture, $"tools[{i}]"));
            if (!IsToolId(tool.Id) || !ids.Add(tool.Id))
            {
                errors.Add(new($"{at}.id", "Give each tool an id of its own: 1 to 40 lower-case letters, digits and underscores."));
            }

            if (!DefinitionText.IsName(tool.Name, 60) || !IsOptional(tool.Description, 500))
            {
                errors.Add(new($"{at}.name", "Give the tool a name of 1 to 60 characters and a description of at most 500."));
            }

            if (tool.Kind == AgentToolKind.Http)
            {
                CheckHttp(tool.Http, at, errors);
            }
        }
    }

    private static void CheckHttp(HttpAction? http, string at, ImmutableArray<DefinitionError>.Builder errors)
    {
        if (http is null || !Methods.Contains(http.Method))
        {
            errors.Add(new($"{at}.method", "Choose GET, POST, PUT, PATCH or DELETE."));
            return;
        }

        // The host must be the owner's choice alone: neither the model nor a customer may lead a call, and its secrets, elsewhere.
        if (http.Url.Length > 2_000 || !FixedHost().IsMatch(http.Url) || !Uri.TryCreate(Placeholder().Replace(http.Url, "x"), UriKind.Absolute, out var address) || address.UserInfo.Length > 0)
        {
            errors.Add(new($"{at}.url", "Write an address that begins with https:// and a host without {{…}}, for example https://api.example.com/orders/{{arg.order}}."));
        }

        if (!Few(http.Headers, 20) || List(http.Headers).Any(header => !HeaderName().IsMatch(header.Name) || header.Value.Length > 2_000 || header.Value.AsSpan().ContainsAny('\r', '\n')))
        {
            errors.Add(new($"{at}.headers", "Write up to 20 headers as “Name: value”, one a line."));
        }

        if (http.Body.Length > 8_000)
        {
            errors.Add(new($"{at}.body", "Write a body of at most 8,000 characters."));
        }

        if (!Few(http.Parameters, 20) || List(http.Parameters).Any(parameter => !IsToolId(parameter.Name) || parameter.Description.Length > 200))
        {
            errors.Add(new($"{at}.parameters", "Name up to 20 inputs with lower-case letters, digits and underscores, one a line."));
        }

        if (!Few(http.ResponsePaths, 20) || List(http.ResponsePaths).Any(path => path.Length is 0 or > 200))
        {
            errors.Add(new($"{at}.response", "Name up to 20 parts of the answer, such as order.status, one a line."));
        }

        if (http.TimeoutSeconds is < 1 or > 30)
        {
            errors.Add(new($"{at}.timeout", "Wait 1 to 30 seconds."));
        }
    }

    private static bool IsOptional(string? text, int max) => text is not null && (text.Length == 0 || DefinitionText.IsText(text, max) || string.IsNullOrWhiteSpace(text));

    private static bool IsLanguage(string? tag) => tag is { Length: >= 2 and <= 35 } && tag.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-') && char.IsAsciiLetter(tag[0]);

    private static bool Few<T>(ImmutableArray<T> list, int most) => list.IsDefault || list.Length <= most;

    private static ImmutableArray<T> List<T>(ImmutableArray<T> list) => list.IsDefault ? [] : list;

    [GeneratedRegex(@"^https?://[A-Za-z0-9.\-\[\]:]+(?:[/?].*)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex FixedHost();

    [GeneratedRegex(@"\{\{[^{}]*\}\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Placeholder();

    [GeneratedRegex("^[A-Za-z0-9-]{1,60}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex HeaderName();
}
