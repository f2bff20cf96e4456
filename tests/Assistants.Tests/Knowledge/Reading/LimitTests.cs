using Chatbotics.Grains.Knowledge;
using Chatbotics.Grains.Knowledge.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbotics.Assistants.Tests.Knowledge.Reading;

/// <summary>Documents that are made to hurt are refused by limits, with a sentence (attack 18).</summary>
public sealed class LimitTests
{
    private static readonly ReaderLimits Tight = new() { Time = TimeSpan.FromSeconds(20), ExpandedBytes = 20L << 20, Memory = 400L << 20 };

    [Fact]
    public Task More_bytes_than_allowed() =>
        Refused(DocumentFault.TooLarge, KnowledgeWorld.File("a.txt", new string('x', 2_000)), new ReaderLimits { Bytes = 1_000 });

    [Fact]
    public Task More_characters_than_allowed() =>
        Refused(DocumentFault.TooLarge, KnowledgeWorld.File("a.txt", string.Concat(Enumerable.Repeat("Words and words. ", 1_000))), new ReaderLimits { Characters = 5_000 });

    [Fact]
    public Task More_parts_than_allowed() =>
        Refused(DocumentFault.TooLarge, KnowledgeWorld.File("a.txt", string.Concat(Enumerable.Repeat("x y\n\n", 5_000))), new ReaderLimits { Elements = 1_000 });

    [Theory]
    [InlineData("")]
    [InlineData("   \n\n \t ")]
    [InlineData("\u200B\u202E")]
    public Task No_text(string text) => Refused(DocumentFault.NoText, KnowledgeWorld.File("a.txt", text));

    [Fact]
    public Task A_program_is_no_text() => Refused(DocumentFault.UnknownFormat, new DocumentSource { Content = (byte[])[0x7F, (byte)'E', (byte)'L', (byte)'F', 0, 0, 1], FileName = "a.txt" });

    [Fact]
    public Task An_unknown_format() => Refused(DocumentFault.UnknownFormat, KnowledgeWorld.File("a.exe", "MZ"));

    [Fact]
    public Task A_zip_bomb()
    {
        var zeros = new byte[64 << 20];
        return Refused(DocumentFault.SuspiciousArchive, Word(Documents.WordOf(Documents.Body(""), ("word/media/image1.bmp", zeros))), Tight);
    }

    [Fact]
    public Task A_bomb_that_lies_about_its_size()
    {
        var archive = Documents.WordOf(Documents.Body(""), ("word/media/image1.bmp", new byte[64 << 20]));
        ClaimOneKilobyte(archive);

        // Some versions of the runtime stop at the size that is claimed: then there is nothing in it.
        return Refused([DocumentFault.SuspiciousArchive, DocumentFault.Damaged, DocumentFault.NoText], Word(archive), Tight with { Memory = 80L << 20 });
    }

    [Fact]
    public Task A_main_part_that_packs_too_well()
    {
        var body = Documents.Body(string.Concat(Enumerable.Repeat("<w:p><w:r><w:t>aaaa</w:t></w:r></w:p>", 200_000)));
        return Refused(DocumentFault.SuspiciousArchive, Word(Documents.WordOf(body)), Tight);
    }

    [Fact]
    public Task Too_many_entries() => Refused(
        DocumentFault.SuspiciousArchive, Word(Documents.WordOf(Documents.Body(""), [.. Enumerable.Range(0, 3_000).Select(number => ($"word/x{number}.xml", Array.Empty<byte>()))])));

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("word/..\\..\\evil.dll")]
    [InlineData("C:/evil.dll")]
    public Task Names_outside_of_the_archive(string name) => Refused(DocumentFault.SuspiciousArchive, Word(Documents.WordOf(Documents.Body(""), (name, [1]))));

    [Fact]
    public Task Entities_that_multiply() => Refused(
        DocumentFault.Damaged,
        Word(Documents.WordOf("""<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>""" + Documents.Body("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>"))));

    [Fact]
    public Task Tables_within_tables() => Refused(
        DocumentFault.TooCostly,
        Word(Documents.WordOf(Documents.Body(string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 500)) + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 500))))));

    [Theory]
    [InlineData("PK\u0003\u0004 not really")]
    [InlineData("hello")]
    public Task A_damaged_container(string text) => Refused(DocumentFault.Damaged, KnowledgeWorld.File("a.docx", text));

    [Fact]
    public Task Word_97_or_a_password() => Refused(DocumentFault.Encrypted, Word([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]));

    [Theory]
    [InlineData("<div>")]
    [InlineData("<ul><li>")]
    [InlineData("<a href=x><div></nothing>")]
    public Task Html_nested_a_hundred_thousand_deep(string tags) =>
        Refused(DocumentFault.TooCostly, KnowledgeWorld.File("a.html", string.Concat(Enumerable.Repeat(tags, 100_000)) + "core"), Tight);

    [Fact]
    public Task Markdown_of_nothing_but_brackets() => Refused(DocumentFault.TooCostly, KnowledgeWorld.File("a.md", string.Concat(Enumerable.Repeat("[a](", 400_000))), Tight);

    [Fact]
    public Task Html_that_makes_the_parser_repeat_its_formatting_without_end()
    {
        // Each paragraph opens all the unclosed elements before it again: a parser without a limit makes millions of them.
        var page = string.Concat(Enumerable.Range(0, 20_000).Select(number => $"<p><b id={number}>"));
        return Refused([DocumentFault.TooLarge, DocumentFault.TooCostly], KnowledgeWorld.File("a.html", page), Tight);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("![")]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("*a_ ")]
    [InlineData("`a ")]
    [InlineData("<a ")]
    [InlineData("[a](")]
    [InlineData("| a ")]
    [InlineData("&#")]
    public async Task Markdown_that_is_made_for_backtracking_is_read_or_refused_in_bounded_time(string piece)
    {
        await using var world = await KnowledgeWorld.Start();
        var text = string.Concat(Enumerable.Repeat(piece, 10_000)) + "\n\nend";

        var outcome = await Record.ExceptionAsync(() => world.Readers.Read(KnowledgeWorld.File("a.md", text), Tight));

        Assert.True(outcome is null or DocumentRefusedException, outcome?.ToString());
    }

    [Fact]
    public Task A_table_with_a_quotation_mark_that_is_never_closed() =>
        Refused(DocumentFault.Damaged, KnowledgeWorld.File("a.csv", "a,b\n\"" + new string('x', 1_000_000)));

    [Fact]
    public Task A_table_with_a_million_columns() => Refused([DocumentFault.TooLarge, DocumentFault.Damaged], KnowledgeWorld.File("a.csv", new string(',', 1_000_000)));

    [Fact]
    public async Task A_reader_that_never_comes_back_is_given_up_and_others_still_read()
    {
        using var stuck = new StuckReader();
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddSingleton<Assistants.Knowledge.Reading.ReadingThreads>()
            .AddSingleton<IDocumentReader>(stuck).AddSingleton<IDocumentReader, Assistants.Knowledge.Reading.PlainTextReader>()
            .AddSingleton<IDocumentReaders, Assistants.Knowledge.Reading.DocumentReaders>();
        await using var provider = services.BuildServiceProvider();
        var readers = provider.GetRequiredService<IDocumentReaders>();
        using var given = new CancellationTokenSource();

        var pending = readers.Read(KnowledgeWorld.File("a.stuck", "x"), new ReaderLimits { Time = TimeSpan.FromMinutes(1) }, given.Token);
        var read = await readers.Read(KnowledgeWorld.File("a.txt", "Still here."));
        await given.CancelAsync();

        Assert.Single(read.Blocks);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending);
    }

    [Fact]
    public async Task A_parser_that_stumbles_is_a_refusal_and_not_a_crash()
    {
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddSingleton<Assistants.Knowledge.Reading.ReadingThreads>()
            .AddSingleton<IDocumentReader, StumblingReader>().AddSingleton<IDocumentReaders, Assistants.Knowledge.Reading.DocumentReaders>();
        await using var provider = services.BuildServiceProvider();

        var refused = await Assert.ThrowsAsync<DocumentRefusedException>(() => provider.GetRequiredService<IDocumentReaders>().Read(KnowledgeWorld.File("a.stumble", "x")));

        Assert.Equal(DocumentFault.Damaged, refused.Fault);
    }

    [Fact]
    public async Task Without_pdftotext_a_Pdf_is_refused_with_a_sentence()
    {
        await using var world = await KnowledgeWorld.Start(settings: new Dictionary<string, string?> { ["Knowledge:Pdf:Program"] = "pdftotext-that-is-not-there" });

        var refused = await Assert.ThrowsAsync<DocumentRefusedException>(() => world.Readers.Read(new DocumentSource { Content = Documents.Pdf("x"), FileName = "a.pdf" }));

        Assert.Equal(DocumentFault.ReaderMissing, refused.Fault);
        Assert.Contains("poppler-utils", refused.Message, StringComparison.Ordinal);
    }

    [PdfFact]
    public async Task Pdf_with_too_many_pages_or_damaged()
    {
        await using var world = await KnowledgeWorld.Start(settings: PdfFactAttribute.Settings());
        var pages = await Assert.ThrowsAsync<DocumentRefusedException>(() => world.Readers.Read(
            new DocumentSource { Content = Documents.Pdf("one", "two", "three"), FileName = "a.pdf" }, new ReaderLimits { Pages = 2 }));
        var damaged = await Assert.ThrowsAsync<DocumentRefusedException>(() => world.Readers.Read(KnowledgeWorld.File("a.pdf", "%PDF-1.4\nnothing of it")));

        Assert.Equal((DocumentFault.TooLarge, DocumentFault.Damaged), (pages.Fault, damaged.Fault));
    }

    private static DocumentSource Word(byte[] content) => new() { Content = content, FileName = "a.docx" };

    private static Task Refused(DocumentFault expected, DocumentSource source, ReaderLimits? limits = null) => Refused([expected], source, limits);

    private static async Task Refused(DocumentFault[] expected, DocumentSource source, ReaderLimits? limits = null)
    {
        await using var world = await KnowledgeWorld.Start();

        var refused = await Assert.ThrowsAsync<DocumentRefusedException>(() => world.Readers.Read(source, limits));

        Assert.Contains(refused.Fault, expected);
        Assert.EndsWith(".", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Writes one kilobyte into every header's field for the unpacked size.</summary>
    private static void ClaimOneKilobyte(byte[] archive)
    {
        for (var i = 0; i + 30 < archive.Length; i++)
        {
            var size = archive.AsSpan(i, 4) switch
            {
                [(byte)'P', (byte)'K', 3, 4] => i + 22,
                [(byte)'P', (byte)'K', 1, 2] => i + 24,
                _ => -1,
            };
            if (size > 0 && BitConverter.ToUInt32(archive, size) > 1 << 20)
            {
                BitConverter.TryWriteBytes(archive.AsSpan(size), 1_024u);
            }
        }
    }

    private sealed class StuckReader : IDocumentReader, IDisposable
    {
        private readonly ManualResetEventSlim _end = new();

        public IReadOnlyList<string> MediaTypes => ["x/stuck"];

        public IReadOnlyList<string> Endings => [".stuck"];

        public DocumentContent Read(DocumentSource source, ReadingBudget budget)
        {
            _end.Wait();
            return new DocumentContent();
        }

        public void Dispose() => _end.Set();
    }

    private sealed class StumblingReader : IDocumentReader
    {
        public IReadOnlyList<string> MediaTypes => ["x/stumble"];

        public IReadOnlyList<string> Endings => [".stumble"];

        public DocumentContent Read(DocumentSource source, ReadingBudget budget) => throw new IndexOutOfRangeException();
    }
}
