using Chatbotics.Grains.Knowledge;
using Chatbotics.Grains.Knowledge.Ports;

namespace Chatbotics.Assistants.Knowledge.Reading;

/// <summary>Finds the reader for a document and runs it within the limits.</summary>
/// <param name="readers">The readers of all formats.</param>
/// <param name="threads">Where they run.</param>
internal sealed class DocumentReaders(IEnumerable<IDocumentReader> readers, ReadingThreads threads) : IDocumentReaders
{
    private readonly IDocumentReader[] _readers = [.. readers];

    /// <inheritdoc/>
    public async Task<DocumentContent> Read(DocumentSource source, ReaderLimits? limits = null, CancellationToken cancellationToken = default)
    {
        limits ??= new ReaderLimits();
        if (source.Content.Length > limits.Bytes)
        {
            throw new DocumentRefusedException(DocumentFault.TooLarge, $"The document has more than {limits.Bytes >> 20:N0} MB. Split it into smaller ones, or leave out pictures.");
        }

        if (source.Content.IsEmpty)
        {
            throw NoText();
        }

        var reader = Find(source) ?? throw new DocumentRefusedException(
            DocumentFault.UnknownFormat, "This kind of document can't be read. Upload one of these: " + string.Join(", ", _readers.Select(known => known.Endings[0]).Order(StringComparer.Ordinal)) + ".");
        var content = await threads.Run(limits, budget => Guarded(reader, source, budget), cancellationToken);
        return content.IsEmpty ? throw NoText() : content;
    }

    private IDocumentReader? Find(DocumentSource source)
    {
        // The content's own word first: names and types are what others say.
        var bytes = source.Content.Span;
        if (bytes.StartsWith("%PDF-"u8))
        {
            return ByType("application/pdf");
        }

        var ending = source.FileName is { } name ? Path.GetExtension(name).ToLowerInvariant() : "";
        var type = source.MediaType?.Split(';')[0].Trim().ToLowerInvariant() ?? "";
        return _readers.FirstOrDefault(reader => reader.Endings.Contains(ending, StringComparer.Ordinal))
            ?? ByType(type)
            ?? (type is "" or "application/octet-stream" && ending.Length == 0 ? ByType("text/plain") : null);
    }

    private IDocumentReader? ByType(string type) => _readers.FirstOrDefault(reader => reader.MediaTypes.Contains(type, StringComparer.Ordinal));

    private static DocumentContent Guarded(IDocumentReader reader, DocumentSource source, ReadingBudget budget)
    {
        try
        {
            return reader.Read(source, budget);
        }
        catch (Exception failure) when (failure is not (DocumentRefusedException or OperationCanceledException or OutOfMemoryException))
        {
            // A parser that stumbles over a contrived document: the document is refused, whatever it threw.
            throw new DocumentRefusedException(DocumentFault.Damaged, "The document can't be read. Save it anew and upload it again.", failure);
        }
    }

    private static DocumentRefusedException NoText() =>
        new(DocumentFault.NoText, "There is no text in this document. If it was scanned, have its text recognised first.");
}
