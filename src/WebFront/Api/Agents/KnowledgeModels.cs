using System.Collections.Immutable;

namespace Chatbotics.WebFront.Api.Agents;

/// <summary>What agents know, as programs see it.</summary>
internal static class KnowledgeModels
{
    /// <summary>A knowledge base in the list.</summary>
    internal sealed record BaseRow(string Id, string Name, ImmutableArray<string> Languages, int Sources, int Passages, int Problems);

    /// <summary>A knowledge base.</summary>
    internal sealed record Base(string Id, string Name, string Language, ImmutableArray<Source> Sources);

    /// <summary>A knowledge base to make or change.</summary>
    internal sealed record BaseBody(string? Name, string? Language);

    /// <summary>A source and how reading it went.</summary>
    internal sealed record Source(
        string Id, string Kind, string Title, string? Address, string Status, string? Problem, int Passages, int Pages, DateTimeOffset AddedAt, DateTimeOffset? ReadAt, double? EveryHours, string? Language);

    /// <summary>A source to add: a text, pairs, a page or a site. Files are uploaded.</summary>
    internal sealed record SourceBody(string? Kind, string? Title, string? Text, ImmutableArray<Pair>? Pairs, string? Address, double? EveryHours);

    /// <summary>A question and its answer.</summary>
    internal sealed record Pair(string? Question, string? Answer);

    /// <summary>A passage that was found.</summary>
    internal sealed record Passage(string Source, string Text, string? Address, double Score, double Coverage);
}
