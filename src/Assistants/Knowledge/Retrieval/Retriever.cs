using System.Collections.Immutable;
using Chatbotics.Assistants.Knowledge.Words;
using Chatbotics.Assistants.Models;
using Chatbotics.Grains.Knowledge;
using Chatbotics.Grains.Knowledge.Ports;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Assistants.Knowledge.Retrieval;

/// <summary>Looks by words and, when embeddings are set up, by meaning, and joins the two rankings.</summary>
/// <param name="index">The passages.</param>
/// <param name="analyser">Reads questions.</param>
/// <param name="embedders">The embedder, if there is one.</param>
/// <param name="logger">The log.</param>
internal sealed partial class Retriever(IPassageIndex index, TextAnalyser analyser, IEnumerable<IEmbedder> embedders, ILogger<Retriever> logger) : IRetriever
{
    /// <summary>How deep each ranking is looked into: what stands below hardly rises by the other.</summary>
    private const int Depth = 30;
    private const int MaxLimit = 50;

    private readonly IEmbedder? _embedder = embedders.FirstOrDefault();

    /// <inheritdoc/>
    public async Task<ImmutableArray<FoundPassage>> Find(string tenant, RetrievalRequest request, CancellationToken cancellationToken = default)
    {
        var limit = Math.Clamp(request.Limit, 1, MaxLimit);
        var byMeaning = request.ByMeaning && _embedder is not null ? Meant(tenant, request, cancellationToken) : Task.FromResult(ImmutableArray<PassageHit>.Empty);
        var byWords = await index.Search(tenant, analyser.Ask(request.Question, request.Bases, request.Languages, Math.Max(Depth, limit)), cancellationToken);
        var meant = await byMeaning;
        var joined = meant.IsEmpty ? [.. byWords.Take(limit)] : RankFusion.Join(limit, (1, byWords), (1, meant));
        var words = TextAnalyser.QuestionWords(request.Question, request.Languages);
        var near = meant.Select(hit => hit.Passage.Id).ToHashSet(StringComparer.Ordinal);
        return [.. joined.Select(hit => new FoundPassage(hit, analyser.Coverage(words, hit.Passage, hit.Document.Language), near.Contains(hit.Passage.Id)))];
    }

    private async Task<ImmutableArray<PassageHit>> Meant(string tenant, RetrievalRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var vectors = await _embedder!.Embed([request.Question], cancellationToken);
            return await index.Nearest(
                tenant, new VectorQuery { Bases = request.Bases, Model = _embedder.Model, Vector = vectors[0], Limit = Math.Max(Depth, request.Limit) }, cancellationToken);
        }
        catch (ModelException failure) when (!cancellationToken.IsCancellationRequested)
        {
            // Words alone are a good answer too; no customer waits for embeddings that are down.
            LogWordsOnly(logger, tenant, failure.Failure);
            return [];
        }
    }
}
