namespace Chatbotics.Grains.Knowledge.Ports;

/// <summary>Reads documents of every known format.</summary>
public interface IDocumentReaders
{
    /// <summary>Reads a document within limits of size, time and memory.</summary>
    /// <param name="source">The document.</param>
    /// <param name="limits">The limits; null for the usual ones.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DocumentRefusedException">It can't be taken.</exception>
    Task<DocumentContent> Read(DocumentSource source, ReaderLimits? limits = null, CancellationToken cancellationToken = default);
}
