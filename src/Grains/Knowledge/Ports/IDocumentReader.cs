namespace Chatbotics.Grains.Knowledge.Ports;

/// <summary>Reads documents of one format.</summary>
public interface IDocumentReader
{
    /// <summary>The format's media types, lower case, without parameters; the first is its usual one.</summary>
    IReadOnlyList<string> MediaTypes { get; }

    /// <summary>The endings of its files, lower case, with the dot.</summary>
    IReadOnlyList<string> Endings { get; }

    /// <summary>
    /// Reads a document within the limits. Runs on a thread that it may keep busy; asks the budget often, which is how it
    /// is stopped.
    /// </summary>
    /// <param name="source">The document, within the limit of bytes.</param>
    /// <param name="budget">What may be spent.</param>
    /// <exception cref="DocumentRefusedException">It can't be taken.</exception>
    DocumentContent Read(DocumentSource source, ReadingBudget budget);
}
