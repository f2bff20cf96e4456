using System.Text;
using Chatbotics.Grains.Knowledge;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Assistants.Tests.Knowledge;

/// <summary>The index over the embedded store: what it finds, what it keeps, what it forgets, and whose it is.</summary>
public sealed class IndexTests
{
    private const string Returns = "# Returns\n\nSend unused items back within thirty days.\n\n# Delivery\n\nParcels arrive after two days.\n";

    [Fact]
    public async Task A_document_is_found_cited_and_replaced()
    {
        await using var world = await KnowledgeWorld.Start();
        var request = new IngestRequest
        {
            Base = "main", Document = "help", Source = KnowledgeWorld.File("help.md", Returns), Address = "https://acme.example/help", Title = "Help",
        };
        var first = await world.Ingest.Put("acme", request);

        var found = await world.Find("acme", "how do I send an item back?");
        Assert.Equal("Send unused items back within thirty days.", found[0].Hit.Passage.Text);
        Assert.Equal(("Help", "https://acme.example/help", "en"), (found[0].Hit.Document.Title, found[0].Hit.Document.Address, found[0].Hit.Document.Language));
        Assert.True(found[0].Coverage > 0.6);
        Assert.Equal(new IndexChange(2, 0, 0), first.Change);

        var second = await world.Ingest.Put("acme", request with { Source = KnowledgeWorld.File("help.md", Returns.Replace("two days", "three weeks", StringComparison.Ordinal)) });

        Assert.Equal(new IndexChange(1, 1, 1), second.Change);
        Assert.Equal("Parcels arrive after three weeks.", (await world.Find("acme", "when do parcels arrive"))[0].Hit.Passage.Text);
        Assert.DoesNotContain(await world.Index.Passages("acme", "help"), passage => passage.Text.Contains("two days", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_has_not_changed_is_not_read_again_and_what_is_refused_leaves_the_old()
    {
        await using var world = await KnowledgeWorld.Start();
        var first = await world.Put("acme", "help", "help.md", Returns);

        var again = await world.Put("acme", "help", "help.md", Returns, first.ContentHash);
        var refused = await world.Put("acme", "help", "help.exe", "MZ", first.ContentHash);

        Assert.Equal(IngestStatus.Unchanged, again.Status);
        Assert.Equal((IngestStatus.Refused, DocumentFault.UnknownFormat), (refused.Status, refused.Fault));
        Assert.NotNull(refused.Problem);
        Assert.Equal(2, (await world.Index.Passages("acme", "help")).Length);
        Assert.Equal(first.ContentHash, Assert.Single(await world.Index.Documents("acme", "main")).ContentHash);
    }

    [Fact]
    public async Task Pasted_text_and_pairs_need_no_file()
    {
        await using var world = await KnowledgeWorld.Start();

        var result = await world.Ingest.Put("acme", new IngestRequest
        {
            Base = "main", Document = "pairs", Title = "Questions",
            Content = new DocumentContent { Blocks = [new QuestionBlock("Do you gift wrap?", "Yes, for 3.90.")] },
        });

        Assert.Equal((IngestStatus.Indexed, 1), (result.Status, result.Passages));
        var found = Assert.Single(await world.Find("acme", "can you wrap it as a gift"));
        Assert.Equal(("Do you gift wrap?", "Yes, for 3.90."), (found.Hit.Passage.Question, found.Hit.Passage.Text));
    }

    [Theory]
    [InlineData("我们在三个工作日内发货，退货期为三十天。", "退货需要几天", "zh")]
    [InlineData("商品は三営業日以内に発送します。返品は三十日以内です。", "返品できますか", "ja")]
    [InlineData("반품은 삼십일 이내에 가능합니다. 배송은 이틀 걸립니다.", "반품 가능한가요", "ko")]
    [InlineData("يمكنك إرجاع المنتجات خلال ثلاثين يوما.", "كيف أُرجِعُ منتجًا", "ar")]
    [InlineData("Die Rücksendekosten tragen wir.", "was kostet die Rücksendung", "de")]
    public async Task Every_script_is_found(string text, string question, string language)
    {
        await using var world = await KnowledgeWorld.Start();
        await world.Put("acme", "other", "other.md", "# Contact\n\nCall us on 555 0100.");

        var result = await world.Put("acme", "doc", "doc.txt", text);

        Assert.Equal(language, result.Language);
        Assert.Equal("doc", (await world.Find("acme", question))[0].Hit.Document.Id);
    }

    [Fact]
    public async Task Only_the_chosen_knowledge_bases_are_looked_in()
    {
        await using var world = await KnowledgeWorld.Start();
        await world.Ingest.Put("acme", new IngestRequest { Base = "public", Document = "a", Source = KnowledgeWorld.File("a.txt", "Refunds take five days.") });
        await world.Ingest.Put("acme", new IngestRequest { Base = "staff", Document = "b", Source = KnowledgeWorld.File("b.txt", "Refunds above 500 need a manager.") });

        var found = await world.Retriever.Find("acme", new RetrievalRequest { Question = "refunds", Bases = ["public"] });

        Assert.Equal("a", Assert.Single(found).Hit.Document.Id);
        Assert.Empty(await world.Retriever.Find("acme", new RetrievalRequest { Question = "refunds", Bases = [] }));
    }

    [Fact]
    public async Task No_workspace_sees_weighs_or_removes_anything_of_another()
    {
        await using var world = await KnowledgeWorld.Start(new Quality.NgramEmbedder());
        await world.Put("acme", "help", "help.txt", "The secret discount code is OAK-77.");
        await world.Put("globex", "help", "help.txt", "Our discount is ten percent.");
        await world.Put("globex", "more", "more.txt", "Discount, discount, discount.");
        await world.Ingest.Embed("acme", 100);
        await world.Ingest.Embed("globex", 100);
        var alone = (await world.Find("acme", "discount code"))[0];

        foreach (var question in new[] { "secret discount code OAK-77", "discount", "\" OR 1=1 --", "words_1" })
        {
            Assert.All(await world.Find("globex", question, 50), found => Assert.DoesNotContain("OAK", found.Hit.Passage.Text, StringComparison.Ordinal));
        }

        var passage = (await world.Index.Passages("acme", "help"))[0];
        Assert.Empty(await world.Index.Search("globex", new PassageQuery { Bases = ["main"], Words = ["oak"] }));
        await world.Index.PutVectors("globex", "ngrams/512", [new PassageVector(passage.Id, new float[512])]);
        await world.Index.Remove("globex", "help");
        Assert.Empty(await world.Index.Passages("globex", "help"));
        await world.Index.Erase("globex");

        Assert.Single(await world.Index.Passages("acme", "help"));
        Assert.Equal(alone.Hit.Score, (await world.Find("acme", "discount code"))[0].Hit.Score, 12);
        Assert.Empty(await world.Find("globex", "discount"));
        Assert.Empty(await world.Find("nobody", "discount"));
    }

    [Fact]
    public async Task Nothing_readable_lies_in_the_file_and_an_erased_workspace_leaves_nothing()
    {
        await using var world = await KnowledgeWorld.Start(new Quality.NgramEmbedder());
        await world.Ingest.Put("acme", new IngestRequest { Base = "main", Document = "help", Title = "Canarytitle", Source = KnowledgeWorld.File("a.txt", "Canarytext about canaryword refunds.") });
        await world.Ingest.Embed("acme", 100);

        Assert.False(FilesHold(world.Folder, "canary"));
        await world.Index.Erase("acme");
        await world.Index.Erase("acme");

        Assert.Empty(await world.Find("acme", "canaryword"));
        Assert.Empty(await world.Index.Documents("acme", "main"));
        await world.Put("acme", "help", "a.txt", "A new beginning.");
        Assert.Single(await world.Find("acme", "new beginning"));
    }

    [Fact]
    public async Task An_erased_key_means_no_passage_even_if_the_rows_outlive_it()
    {
        await using var world = await KnowledgeWorld.Start();
        await world.Put("acme", "help", "a.txt", "Refunds take five days.");
        await world.Index.Erase("acme");

        var failure = await Record.ExceptionAsync(() => world.Find("acme", "refunds"));

        Assert.Null(failure);
        Assert.NotNull(world.Get<IKeyRing>());
    }

    [Fact]
    public async Task Documents_put_at_the_same_time_are_all_there()
    {
        await using var world = await KnowledgeWorld.Start();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => world.Put("acme", $"doc{number % 20}", "a.txt", $"Article number{number % 20} costs much.")));

        Assert.Equal(20, (await world.Index.Documents("acme", "main")).Length);
        for (var number = 0; number < 20; number++)
        {
            Assert.Single(await world.Index.Passages("acme", $"doc{number}"));
        }
    }

    [Fact]
    public async Task Removing_is_final_and_idempotent()
    {
        await using var world = await KnowledgeWorld.Start();
        await world.Put("acme", "help", "a.txt", "Refunds take five days.");

        await world.Index.Remove("acme", "help");
        await world.Index.Remove("acme", "help");

        Assert.Empty(await world.Find("acme", "refunds"));
        Assert.Empty(await world.Index.Documents("acme", "main"));
    }

    [Fact]
    public async Task Vectors_find_by_direction_survive_a_change_elsewhere_and_follow_their_model()
    {
        await using var world = await KnowledgeWorld.Start();
        await world.Put("acme", "help", "help.md", Returns);
        var passages = await world.Index.WithoutVector("acme", "m/3", 10);
        await world.Index.PutVectors("acme", "m/3", [.. passages.Select((passage, i) => new PassageVector(passage.Id, i == 0 ? new float[] { 1, 0.1f, 0 } : new float[] { 0, 1, 0.2f }))]);

        var near = await world.Index.Nearest("acme", new VectorQuery { Bases = ["main"], Model = "m/3", Vector = new float[] { 0, 3, 0 } });
        Assert.Equal(passages[1].Id, near[0].Passage.Id);
        Assert.Equal(1 / Math.Sqrt(1.04), near[0].Score, 2);
        Assert.Empty(await world.Index.Nearest("acme", new VectorQuery { Bases = ["main"], Model = "other", Vector = new float[] { 0, 3, 0 } }));
        Assert.Empty(await world.Index.Nearest("acme", new VectorQuery { Bases = ["main"], Model = "m/3", Vector = new float[] { 0, 3 } }));

        await world.Put("acme", "help", "help.md", Returns.Replace("two days", "a week", StringComparison.Ordinal));
        Assert.Single(await world.Index.WithoutVector("acme", "m/3", 10));
        Assert.Equal(2, (await world.Index.WithoutVector("acme", "other", 10)).Length);
        Assert.Single(await world.Index.Nearest("acme", new VectorQuery { Bases = ["main"], Model = "m/3", Vector = new float[] { 1, 1, 0 } }));
    }

    private static bool FilesHold(string folder, string text) => Directory.EnumerateFiles(folder, "knowledge.db*").Any(path =>
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return Encoding.Latin1.GetString(bytes).Contains(text, StringComparison.OrdinalIgnoreCase);
    });
}
