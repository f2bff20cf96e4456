using System.Buffers;
using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.Grains.Abstractions.Assistants;

/// <summary>What the definition of a built-in agent must be like. Pure.</summary>
public static class ResponderDefinitionRules
{
    /// <summary>The longest name of an agent, in characters.</summary>
    public const int MaxNameLength = 60;

    /// <summary>The longest question, in characters.</summary>
    public const int MaxQuestionLength = 1_000;

    /// <summary>The longest answer, in characters.</summary>
    public const int MaxAnswerLength = 4_000;

    /// <summary>The most questions and answers of one agent.</summary>
    public const int MaxAnswers = 2_000;

    /// <summary>The longest hand-over text, in characters.</summary>
    public const int MaxHandOverTextLength = 1_000;

    /// <summary>The longest quiet period.</summary>
    public static readonly TimeSpan MaxQuietPeriod = TimeSpan.FromSeconds(60);

    private static readonly SearchValues<char> LanguageCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>Checks a definition.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="prefix">What stands before each field's name, for example "responder.".</param>
    /// <param name="errors">Takes what is found.</param>
    public static void Check(ResponderDefinition definition, string prefix, ImmutableArray<DefinitionError>.Builder errors)
    {
        if (!DefinitionText.IsName(definition.Name, MaxNameLength))
        {
            errors.Add(new($"{prefix}name", $"Give the agent a name of 1 to {MaxNameLength} characters on one line."));
        }

        if (definition.QuietPeriod < TimeSpan.Zero || definition.QuietPeriod > MaxQuietPeriod)
        {
            errors.Add(new($"{prefix}quietPeriodMs", "Wait between 0 and 60,000 milliseconds for further messages."));
        }

        if (!IsLanguage(definition.Language))
        {
            errors.Add(new($"{prefix}language", "Name the language by its tag, for example \"en\" or \"de-AT\"."));
        }

        if (definition.HandOverText is { } handOver && !DefinitionText.IsText(handOver, MaxHandOverTextLength))
        {
            errors.Add(new($"{prefix}handOverText", $"Write 1 to {MaxHandOverTextLength:N0} characters, or leave it out."));
        }

        CheckAnswers(definition.Answers, prefix, errors);
    }

    private static void CheckAnswers(ImmutableArray<QuestionAnswer> answers, string prefix, ImmutableArray<DefinitionError>.Builder errors)
    {
        if (answers.IsDefault)
        {
            errors.Add(new($"{prefix}answers", "Give a list of questions and answers; it may be empty."));
            return;
        }

        if (answers.Length > MaxAnswers)
        {
            errors.Add(new($"{prefix}answers", $"Give at most {MaxAnswers:N0} questions and answers."));
            return;
        }

        for (var i = 0; i < answers.Length; i++)
        {
            if (!DefinitionText.IsText(answers[i].Question, MaxQuestionLength))
            {
                errors.Add(new($"{prefix}answers[{i}].question", $"Write a question of 1 to {MaxQuestionLength:N0} characters."));
            }

            if (!DefinitionText.IsText(answers[i].Answer, MaxAnswerLength))
            {
                errors.Add(new($"{prefix}answers[{i}].answer", $"Write an answer of 1 to {MaxAnswerLength:N0} characters."));
            }
        }
    }

    private static bool IsLanguage(string? tag) =>
        tag is { Length: >= 2 and <= 35 } && char.IsAsciiLetter(tag[0]) && char.IsAsciiLetter(tag[1])
        && !tag.AsSpan().ContainsAnyExcept(LanguageCharacters);
}
