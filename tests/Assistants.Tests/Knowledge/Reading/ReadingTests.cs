using System.Text;
using Chatbotics.Grains.Knowledge;

namespace Chatbotics.Assistants.Tests.Knowledge.Reading;

/// <summary>What each format gives.</summary>
public sealed class ReadingTests
{
    [Fact]
    public async Task Plain_text_gives_paragraphs_headings_and_pairs()
    {
        var content = await Read("notes.txt", """
            DELIVERY

            We deliver in two days.
            Tracking is included.

            Returns
            -------
            Thirty days.

            Q: Do you gift wrap?
            A: Yes, for 3.90.

            Frage: Gibt es einen Laden?

            Antwort: Ja, in der Mühlgasse.
            Samstags bis 16 Uhr.
            """);

        Assert.Equal(
            [
                new HeadingBlock(2, "DELIVERY"), new ParagraphBlock("We deliver in two days.\nTracking is included."),
                new HeadingBlock(2, "Returns"), new ParagraphBlock("Thirty days."),
                new QuestionBlock("Do you gift wrap?", "Yes, for 3.90."),
                new QuestionBlock("Gibt es einen Laden?", "Ja, in der Mühlgasse.\nSamstags bis 16 Uhr."),
            ],
            content.Blocks.AsEnumerable());
    }

    [Theory]
    [InlineData("utf-8", "Größe für Zelte – 5 €")]
    [InlineData("utf-16", "Größe für Zelte – 5 €")]
    [InlineData("windows-1252", "Größe für Zelte – 5 €")]
    public async Task Text_is_decoded_however_it_was_saved(string encoding, string text)
    {
        var coding = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        await using var world = await KnowledgeWorld.Start();

        var content = await world.Readers.Read(new DocumentSource { Content = (byte[])[.. coding.GetPreamble(), .. coding.GetBytes(text)], FileName = "a.txt" });

        Assert.Equal(new ParagraphBlock(text), Assert.Single(content.Blocks));
    }

    [Fact]
    public async Task Markdown_gives_its_structure_and_the_addresses_of_links()
    {
        var content = await Read("help.md", """
            ---
            title: "Shop help"
            lang: en
            ---
            # Returns

            Send it **back** in [30 days](https://shop.example/returns "x").
            See [this](#anchor) and <https://shop.example>.

            - unused
            - with *receipt*

            | Country | Days |
            | ------- | ---: |
            | Norway  | 7    |

            Gift wrap
            :   Costs 3.90.

            <script>alert(1)</script>
            """);

        Assert.Equal(("Shop help", "en"), (content.Title, content.Language));
        Assert.Equal(
            [
                "1 Returns", "Send it back in 30 days (https://shop.example/returns). See this and https://shop.example.", "- unused", "- with receipt",
                "Country, Days | Norway, 7", "Gift wrap → Costs 3.90.",
            ],
            content.Blocks.Select(Show));
    }

    [Fact]
    public async Task Html_gives_what_the_page_shows_and_nothing_around_it()
    {
        var content = await Read("page.html", """
            <!doctype html><html lang="de-AT"><head><title>Hilfe – Shop</title><style>p{}</style></head><body>
            <nav><a href="/">Start</a></nav><header>Logo</header>
            <main><h1>Versand</h1>
              <p>Wir liefern
                 in <b>zwei</b> Tagen,<br>auch samstags. <a href="/kosten">Kosten</a></p>
              <p hidden>Geheim</p><p style="display: none">Unsichtbar</p><script>alert('x')</script><!-- Kommentar -->
              <ul><li>Paket</li><li>Sperrgut <ul><li>Zelte</li></ul></li></ul>
              <table><tr><th>Land</th><th>Tage</th></tr><tr><td>Norwegen</td><td>7</td></tr></table>
              <details><summary>Wohin?</summary><p>In die ganze EU.</p></details>
              <dl><dt>Und die Schweiz?</dt><dd>Auch dorthin.</dd></dl>
              <pre>a
            b</pre>
              <img src="https://tracker.example/x.png" onerror="alert(1)">
            </main><footer>Impressum</footer></body></html>
            """, new Uri("https://shop.example/hilfe/versand"));

        Assert.Equal(("Versand", "de-AT"), (content.Title, content.Language));
        Assert.Equal(
            [
                "1 Versand", "Wir liefern in zwei Tagen,\nauch samstags. Kosten (https://shop.example/kosten)", "- Paket", "- Sperrgut", "- Zelte",
                "Land, Tage | Norwegen, 7", "Wohin? → In die ganze EU.", "Und die Schweiz? → Auch dorthin.", "a\nb",
            ],
            content.Blocks.Select(Show));
    }

    [Theory]
    [InlineData("Name,Preis\nZelt,\"1,50\"\nKocher,2\n")]
    [InlineData("Name;Preis\r\nZelt;1,50\r\nKocher;2\r\n")]
    [InlineData("Name\tPreis\nZelt\t1,50\nKocher\t2")]
    [InlineData("\uFEFFName|Preis\nZelt|1,50\nKocher|2")]
    public async Task Tables_are_read_whatever_separates_their_values(string text)
    {
        var content = await Read("prices.csv", text);

        Assert.Equal(["Name, Preis | Zelt, 1,50 | Kocher, 2"], content.Blocks.Select(Show));
    }

    [Fact]
    public async Task A_table_of_questions_and_answers_gives_pairs()
    {
        var content = await Read("faq.csv", "Id,Question,Answer\n1,\"Open on Sunday?\",\"No.\nMonday again.\"\n2,Parking?,In the yard.\n");

        Assert.Equal([new QuestionBlock("Open on Sunday?", "No.\nMonday again."), new QuestionBlock("Parking?", "In the yard.")], content.Blocks.AsEnumerable());
    }

    [Fact]
    public async Task Word_gives_headings_of_any_language_lists_tables_and_pages()
    {
        await using var world = await KnowledgeWorld.Start();

        var content = await world.Readers.Read(new DocumentSource { Content = Documents.Word(), FileName = "policy.docx" });

        Assert.Equal("Returns policy", content.Title);
        Assert.Equal(
            ["2 Refunds", "We refund within five days.", "- Keep the receipt", "Country, Days | Germany, 3 | Norway, 7", "The second page tells of the warranty."],
            content.Blocks.Select(Show));
        Assert.Equal([1, 1, 1, 1, 2], content.Blocks.Select(block => block.Page ?? 0));
    }

    [PdfFact]
    public async Task Pdf_gives_paragraphs_with_their_pages()
    {
        await using var world = await KnowledgeWorld.Start(settings: PdfFactAttribute.Settings());

        var content = await world.Readers.Read(new DocumentSource { Content = Documents.Pdf("We refund within five days after the par-\ncel has reached us.", "The warranty is five years."), FileName = "policy.pdf" });

        Assert.Equal(["We refund within five days after the parcel has reached us.", "The warranty is five years."], content.Blocks.Select(Show));
        Assert.Equal([1, 2], content.Blocks.Select(block => block.Page ?? 0));
    }

    internal static string Show(DocumentBlock block) => block switch
    {
        HeadingBlock heading => $"{heading.Level} {heading.Text}",
        ParagraphBlock paragraph => paragraph.Text,
        QuestionBlock pair => $"{pair.Question} → {pair.Answer}",
        TableBlock table => string.Join(" | ", table.Rows.Prepend(table.Header).Select(row => string.Join(", ", row))),
        _ => "?",
    };

    private static async Task<DocumentContent> Read(string name, string text, Uri? address = null)
    {
        await using var world = await KnowledgeWorld.Start();
        return await world.Readers.Read(KnowledgeWorld.File(name, text) with { Address = address });
    }
}
