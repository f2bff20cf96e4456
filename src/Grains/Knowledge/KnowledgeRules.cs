using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Knowledge;
using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.Grains.Knowledge;

/// <summary>What a new source must be like. Pure.</summary>
internal static class KnowledgeRules
{
    private const int MaxTitle = 200;
    private static readonly TimeSpan LeastEvery = TimeSpan.FromHours(1);

    /// <summary>Checks a source.</summary>
    /// <param name="source">The source.</param>
    public static ImmutableArray<DefinitionError> Check(NewKnowledge source)
    {
        var errors = ImmutableArray.CreateBuilder<DefinitionError>();
        if (source.Title.Length > MaxTitle)
        {
            errors.Add(new("title", "Give it a title of at most 200 characters."));
        }

        switch (source.Kind)
        {
            case KnowledgeKind.File when source.Content is not { Length: > 0 }:
                errors.Add(new("file", "Choose a file that isn't empty."));
                break;
            case KnowledgeKind.File when source.Content.Length > NewKnowledge.MaxFile:
                errors.Add(new("file", "Choose a file of at most 10 MB, or split this one."));
                break;
            case KnowledgeKind.Text when string.IsNullOrWhiteSpace(source.Text) || source.Text.Length > NewKnowledge.MaxText:
                errors.Add(new("text", "Write or paste a text of 1 to 500,000 characters."));
                break;
            case KnowledgeKind.Pairs when source.Pairs.IsDefaultOrEmpty || source.Pairs.Length > NewKnowledge.MaxPairs:
                errors.Add(new("pairs", "Write 1 to 2,000 questions with their answers."));
                break;
            case KnowledgeKind.Pairs when source.Pairs.Any(pair => string.IsNullOrWhiteSpace(pair.Question) || string.IsNullOrWhiteSpace(pair.Answer) || pair.Question.Length > 1_000 || pair.Answer.Length > 4_000):
                errors.Add(new("pairs", "Each question has up to 1,000 characters and an answer of up to 4,000."));
                break;
            case KnowledgeKind.Page or KnowledgeKind.Site when AddressOf(source.Address) is null:
                errors.Add(new("address", "Write the address of a web page, for example https://example.com/help."));
                break;
            case KnowledgeKind.Page or KnowledgeKind.Site when source.Every < LeastEvery:
                errors.Add(new("every", "Look again after an hour at the earliest."));
                break;
        }

        return errors.DrainToImmutable();
    }

    /// <summary>The address that a text means; null when it is none of the web.</summary>
    /// <param name="text">The text; https:// may be left out.</param>
    public static Uri? AddressOf(string text)
    {
        text = text.Trim();
        if (text.Length is 0 or > 2_000)
        {
            return null;
        }

        var whole = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        return Uri.TryCreate(whole, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            && address.UserInfo.Length == 0 && address.Host.Length > 0 && (address.Host.Contains('.', StringComparison.Ordinal) || address.HostNameType != UriHostNameType.Dns || address.IsLoopback)
            ? address
            : null;
    }

    /// <summary>What a source is called until it was read.</summary>
    /// <param name="source">The source.</param>
    public static string TitleOf(NewKnowledge source) => source switch
    {
        { Title.Length: > 0 } => source.Title.Trim(),
        { Kind: KnowledgeKind.File } => source.FileName.Length <= MaxTitle ? source.FileName : source.FileName[^MaxTitle..],
        { Kind: KnowledgeKind.Page or KnowledgeKind.Site } => AddressOf(source.Address) is { } address ? address.Host + (address.AbsolutePath == "/" ? "" : address.AbsolutePath) : source.Address,
        { Kind: KnowledgeKind.Pairs } => "Questions and answers",
        _ => source.Text.Trim().Split('\n')[0] is var line && line.Length <= 60 ? line : line[..60] + "…",
    };
}
