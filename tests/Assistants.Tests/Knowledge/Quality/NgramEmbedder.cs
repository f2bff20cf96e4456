using System.Collections.Immutable;
using Chatbotics.Grains.Knowledge.Ports;

namespace Chatbotics.Assistants.Tests.Knowledge.Quality;

/// <summary>
/// Vectors of hashed pieces of words: deterministic, and without any meaning. They show that the hybrid path works and does
/// no harm; what real embeddings add can't be measured with them.
/// </summary>
internal sealed class NgramEmbedder : IEmbedder
{
    private const int Length = 512;

    public string Model => "ngrams/512";

    public int Calls { get; private set; }

    public Task<ImmutableArray<ReadOnlyMemory<float>>> Embed(ImmutableArray<string> texts, CancellationToken cancellationToken = default)
    {
        Calls++;
        return Task.FromResult(texts.Select(text => (ReadOnlyMemory<float>)Vector(text)).ToImmutableArray());
    }

    private static float[] Vector(string text)
    {
        var vector = new float[Length];
        foreach (var word in text.ToLowerInvariant().Split([' ', '\n', '.', ',', '?', '!', ':', ';', '›', '؟', '،'], StringSplitOptions.RemoveEmptyEntries))
        {
            var marked = $"<{word}>";
            for (var i = 0; i + 3 <= marked.Length; i++)
            {
                var hash = 2_166_136_261u;
                foreach (var letter in marked.AsSpan(i, 3))
                {
                    hash = unchecked((hash ^ letter) * 16_777_619u);
                }

                vector[hash % Length] += (hash & 0x10000) == 0 ? 1 : -1;
            }
        }

        return vector;
    }
}
