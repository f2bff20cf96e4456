using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Assistants.Models;
using Chatbotics.Assistants.Models.OpenAi;
using Chatbotics.Grains.Knowledge.Ports;
using Microsoft.Extensions.Options;
using OpenAI.Embeddings;
using Polly;

namespace Chatbotics.Assistants.Knowledge.Retrieval;

/// <summary>Vectors of an OpenAI-compatible endpoint. Failures are <see cref="ModelException"/>.</summary>
internal sealed class OpenAiEmbedder : IEmbedder
{
    private readonly EmbeddingOptions _options;
    private readonly EmbeddingClient _client;
    private readonly ResiliencePipeline _pipeline;
    private readonly IModelMeter _meter;
    private readonly TimeProvider _time;
    private readonly string _host;

    /// <summary>Creates it.</summary>
    public OpenAiEmbedder(IOptions<EmbeddingsOptions> options, OpenAiClients sdk, ModelTransport transport, IModelMeter meter, TimeProvider time)
    {
        _options = options.Value.Model ?? throw new InvalidOperationException("No embeddings are set up.");
        _client = sdk.Embeddings(_options, transport.Operator);
        _pipeline = ModelPipeline.Create(_options.AsModel(), time);
        _meter = meter;
        _time = time;
        _host = new Uri(_options.Endpoint).Host;
        Model = _options.Dimensions is { } dimensions ? string.Create(CultureInfo.InvariantCulture, $"{_options.Model}/{dimensions}") : _options.Model;
    }

    /// <inheritdoc/>
    public string Model { get; }

    /// <inheritdoc/>
    public async Task<ImmutableArray<ReadOnlyMemory<float>>> Embed(ImmutableArray<string> texts, CancellationToken cancellationToken = default)
    {
        var vectors = ImmutableArray.CreateBuilder<ReadOnlyMemory<float>>(texts.Length);
        foreach (var batch in texts.Chunk(_options.BatchSize))
        {
            vectors.AddRange(await ModelPipeline.Run(_pipeline, _time, _options.Timeout, _host, token => Attempt(batch, token), cancellationToken));
        }

        return vectors.MoveToImmutable();
    }

    private async Task<ReadOnlyMemory<float>[]> Attempt(string[] texts, CancellationToken cancellationToken)
    {
        var started = _time.GetUtcNow();
        var timestamp = _time.GetTimestamp();
        try
        {
            var result = await _client.GenerateEmbeddingsAsync(texts, new EmbeddingGenerationOptions { Dimensions = _options.Dimensions }, cancellationToken);
            var vectors = new ReadOnlyMemory<float>[texts.Length];
            foreach (var embedding in result.Value)
            {
                vectors[embedding.Index] = embedding.ToFloats();
            }

            if (Array.Exists(vectors, vector => vector.IsEmpty))
            {
                throw new ModelException(ModelFailure.Malformed, $"{_host} gave fewer vectors than texts.");
            }

            Record(started, timestamp, result.Value.Usage?.InputTokenCount ?? 0, failure: null);
            return vectors;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && OpenAiErrors.CanName(failure))
        {
            var named = OpenAiErrors.Name(failure, _host, _time.GetUtcNow());
            Record(started, timestamp, 0, named.Failure);
            throw named;
        }
    }

    private void Record(DateTimeOffset started, long timestamp, long tokens, ModelFailure? failure) => _meter.Record(new ModelCall
    {
        Model = _options.Model,
        Host = _host,
        Started = started,
        Duration = _time.GetElapsedTime(timestamp),
        InputTokens = tokens,
        Cost = _options.Price.Of(tokens, 0, 0),
        Currency = _options.Price.Currency,
        Failure = failure,
    });
}
