using Chatbotics.Grains.Knowledge;
using Chatbotics.Grains.Knowledge.Ports;

namespace Chatbotics.Assistants.Knowledge.Html;

/// <summary>Reads HTML files.</summary>
internal sealed class HtmlReader : IDocumentReader
{
    /// <inheritdoc/>
    public IReadOnlyList<string> MediaTypes { get; } = ["text/html", "application/xhtml+xml"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".html", ".htm", ".xhtml"];

    /// <inheritdoc/>
    public DocumentContent Read(DocumentSource source, ReadingBudget budget) => HtmlPageParser.Parse(source, budget).Content;
}
