using System.Xml;
using Chatbotics.Grains.Knowledge;
using Chatbotics.Grains.Knowledge.Ports;
using DocumentFormat.OpenXml.Packaging;

namespace Chatbotics.Assistants.Knowledge.Reading;

/// <summary>Reads Word documents (ECMA-376): headings by their styles, paragraphs, lists, tables, pages as last laid out.</summary>
internal sealed class WordReader : IDocumentReader
{
    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <inheritdoc/>
    public IReadOnlyList<string> MediaTypes { get; } = ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".docx"];

    /// <inheritdoc/>
    public DocumentContent Read(DocumentSource source, ReadingBudget budget)
    {
        if (source.Content.Span.StartsWith(CompoundFile))
        {
            // Word wraps a protected document in the container of its old format, which we don't read either.
            throw new DocumentRefusedException(DocumentFault.Encrypted, "The document is protected by a password or in the format of Word 97. Save it without a password as .docx.");
        }

        ArchiveInspector.Check(source.Content, budget);
        try
        {
            using var stream = new MemoryStream(source.Content.ToArray(), writable: false);
            using var document = WordprocessingDocument.Open(stream, isEditable: false, new OpenSettings { MaxCharactersInPart = budget.Limits.ExpandedBytes });
            var main = document.MainDocumentPart ?? throw Damaged(null);
            var styles = main.StyleDefinitionsPart is { } part ? WordStyles.Read(part.GetStream(), budget) : WordStyles.None;
            var blocks = new BlockBuilder(budget);
            using var reader = XmlReader.Create(main.GetStream(), Settings(budget));
            new WordBody(blocks, styles, budget).Read(reader);
            return blocks.Build(document.PackageProperties.Title, document.PackageProperties.Language);
        }
        catch (Exception damaged) when (damaged is XmlException or OpenXmlPackageException or InvalidDataException or FileFormatException or IOException or UriFormatException or ArgumentException or InvalidOperationException)
        {
            throw Damaged(damaged);
        }
    }

    /// <summary>How the parts' XML is read: no document type, nothing from elsewhere, no more than the limit.</summary>
    /// <param name="budget">The budget.</param>
    public static XmlReaderSettings Settings(ReadingBudget budget) => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = budget.Limits.ExpandedBytes,
        MaxCharactersFromEntities = 1024,
        CloseInput = true,
    };

    private static DocumentRefusedException Damaged(Exception? cause) =>
        new(DocumentFault.Damaged, "The Word document is damaged. Open it in Word, save it anew and upload it again.", cause);
}
