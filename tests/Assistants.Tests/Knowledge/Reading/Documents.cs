using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Chatbotics.Assistants.Tests.Knowledge.Reading;

/// <summary>Makes documents of binary formats for tests.</summary>
internal static class Documents
{
    private const string MainPart = "word/document.xml";
    private const string Namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    /// <summary>A Word document as the SDK writes it: headings by a localised style, a list, a table, two pages.</summary>
    public static byte[] Word()
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = "Returns policy";
            var main = document.AddMainDocumentPart();
            var styles = main.AddNewPart<StyleDefinitionsPart>();
            styles.Styles = new Styles(new Style(new StyleName { Val = "heading 2" }) { Type = StyleValues.Paragraph, StyleId = "berschrift2" });
            main.Document = new Document(new Body(
                Text("Refunds", "berschrift2"),
                Text("We refund within five days."),
                new Paragraph(new ParagraphProperties(new NumberingProperties()), new Run(new Text("Keep the receipt"))),
                new Table(Row("Country", "Days"), Row("Germany", "3"), Row("Norway", "7")),
                new Paragraph(new Run(new Break { Type = BreakValues.Page })),
                Text("The second page tells of the warranty."),
                new Paragraph(new DeletedRun(new Run(new DeletedText("Deleted long ago."))))));
        }

        return stream.ToArray();
    }

    /// <summary>A Word document whose main part is given, in a container that says what it is told to.</summary>
    public static byte[] WordOf(string body, params (string Name, byte[] Content)[] more)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", Encoding.UTF8.GetBytes(
                """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""));
            Add(archive, "_rels/.rels", Encoding.UTF8.GetBytes(
                """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"""));
            Add(archive, MainPart, Encoding.UTF8.GetBytes(body));
            foreach (var (name, content) in more)
            {
                Add(archive, name, content);
            }
        }

        return stream.ToArray();
    }

    public static string Body(string inner) => $"<w:document {Namespace}><w:body>{inner}</w:body></w:document>";

    /// <summary>A PDF document with a page for each text, its offsets right.</summary>
    public static byte[] Pdf(params string[] pages)
    {
        var objects = new List<string> { "<< /Type /Catalog /Pages 2 0 R >>", $"<< /Type /Pages /Kids [{string.Join(' ', pages.Select((_, i) => $"{4 + (i * 2)} 0 R"))}] /Count {pages.Length} >>", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>" };
        foreach (var page in pages)
        {
            var number = objects.Count + 1;
            var lines = string.Concat(page.Split('\n').Select(line => $"({line}) Tj T* "));
            var content = $"BT /F1 12 Tf 16 TL 50 750 Td {lines}ET";
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents {number + 1} 0 R >>");
            objects.Add($"<< /Length {content.Length} >>\nstream\n{content}\nendstream");
        }

        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var start = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n").Append(string.Concat(offsets.Select(offset => offset.ToString("D10", CultureInfo.InvariantCulture) + " 00000 n \n")));
        pdf.Append(CultureInfo.InvariantCulture, $"trailer << /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    private static void Add(ZipArchive archive, string name, byte[] content)
    {
        using var entry = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
        entry.Write(content);
    }

    private static Paragraph Text(string text, string? style = null) => new(
        style is null ? new ParagraphProperties() : new ParagraphProperties(new ParagraphStyleId { Val = style }), new Run(new Text(text)));

    private static TableRow Row(params string[] cells) => new(cells.Select(cell => new TableCell(new Paragraph(new Run(new Text(cell))))));
}
