using System.Text;
using Chatbotics.Grains.Knowledge;
using Chatbotics.Grains.Knowledge.Ports;

namespace Chatbotics.Assistants.Knowledge.Ingestion;

/// <summary>Takes documents in: hash, read, cut, analyse, index.</summary>
/// <param name="readers">The readers.</param>
/// <param name="index">The passages.</param>
/// <param name="analyser">Reads words.</param>
/// <param name="embedders">The embedder, if there is one.</param>
internal sealed class KnowledgeIngest(IDocumentReaders readers, IPassageIndex index, ITextAnalyser analyser, IEnumerable<IEmbedder> embedders) : IKnowledgeIngest
{
    /// <summary>Raised when documents are read, cut or analysed in another way: then all are taken in anew.</summary>
    private const string Version = "1-";
    private const int MaxTitle = 200;
    private const int EmbedBatch = 256;

    private readonly IEmbedder? _embedder = embedders.FirstOrDefault();

    /// <inheritdoc/>
    public bool HasEmbeddings => _embedder is not null;

    /// <inheritdoc/>
    public async Task<IngestResult> Put(string tenant, IngestRequest request, CancellationToken cancellationToken = default)
    {
        var hash = Version + Hash(request);
        if (hash == request.KnownHash)
        {
            return new IngestResult { Status = IngestStatus.Unchanged, ContentHash = hash };
        }

        DocumentContent content;
        try
        {
            content = request.Content ?? await readers.Read(request.Source ?? throw new ArgumentException("A document needs a source or content.", nameof(request)), null, cancellationToken);
        }
        catch (DocumentRefusedException refused)
        {
            return new IngestResult { Status = IngestStatus.Refused, ContentHash = hash, Fault = refused.Fault, Problem = refused.Message };
        }

        var title = Title(request, content);
        var passages = Chunker.Cut(request.Document, content.Title is null ? content with { Title = title } : content);
        var language = content.Language ?? analyser.LanguageOf(string.Join('\n', passages.Take(20).Select(passage => passage.Text)), request.Language);
        var document = new IndexedDocument
        {
            Base = request.Base,
            Id = request.Document,
            ContentHash = hash,
            Title = title,
            Address = request.Address,
            Language = language,
        };
        var change = await index.Put(tenant, document, [.. passages.Select(passage => analyser.Analyse(passage, language))], cancellationToken);
        return new IngestResult { Status = IngestStatus.Indexed, ContentHash = hash, Title = title, Language = language, Passages = passages.Length, Change = change };
    }

    /// <inheritdoc/>
    public async Task<int> Embed(string tenant, int limit, CancellationToken cancellationToken = default)
    {
        if (_embedder is null)
        {
            return 0;
        }

        var done = 0;
        while (done < limit)
        {
            var passages = await index.WithoutVector(tenant, _embedder.Model, Math.Min(EmbedBatch, limit - done), cancellationToken);
            if (passages.IsEmpty)
            {
                break;
            }

            var vectors = await _embedder.Embed([.. passages.Select(Text)], cancellationToken);
            await index.PutVectors(tenant, _embedder.Model, [.. passages.Zip(vectors, (passage, vector) => new PassageVector(passage.Id, vector))], cancellationToken);
            done += passages.Length;
        }

        return done;
    }

    private static string Text(Passage passage) =>
        string.Join('\n', ((IEnumerable<string?>)[passage.Place, passage.Question, passage.Text]).Where(part => !string.IsNullOrEmpty(part)));

    private static string Title(IngestRequest request, DocumentContent content)
    {
        var title = request.Title ?? content.Title ?? (request.Source?.FileName is { } name ? Path.GetFileNameWithoutExtension(name) : request.Address ?? request.Document);
        return title.Length <= MaxTitle ? title : title[..MaxTitle];
    }

    private static string Hash(IngestRequest request)
    {
        if (request.Source is { } source)
        {
            return PassageIds.OfContent(source.Content.Span);
        }

        var text = new StringBuilder(request.Title);
        foreach (var block in request.Content?.Blocks ?? [])
        {
            text.Append('\u001E').Append(block switch
            {
                HeadingBlock heading => $"{heading.Level}{heading.Text}",
                ParagraphBlock paragraph => paragraph.Text,
                QuestionBlock pair => pair.Question + "\u001F" + pair.Answer,
                TableBlock table => string.Join('\u001F', table.Rows.SelectMany(row => row).Concat(table.Header)),
                _ => "",
            });
        }

        return PassageIds.OfContent(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
