using Chatbotics.Grains.Knowledge;

namespace Chatbotics.Assistants.Tests.Knowledge;

public sealed class ChunkerTests
{
    private static readonly ChunkOptions Small = new() { Target = 120, Maximum = 200, Overlap = 40 };

    [Fact]
    public void A_passage_never_reaches_over_a_heading_and_knows_its_place()
    {
        var passages = Chunker.Cut("doc", new DocumentContent
        {
            Title = "Help",
            Blocks =
            [
                new HeadingBlock(1, "Help"),
                new ParagraphBlock("Welcome."),
                new HeadingBlock(2, "Returns"),
                new ParagraphBlock("Thirty days."),
                new HeadingBlock(3, "Costs"),
                new ParagraphBlock("Free of charge."),
                new HeadingBlock(2, "Delivery"),
                new ParagraphBlock("Two days."),
            ],
        });

        Assert.Equal(["Help", "Help › Returns", "Help › Returns › Costs", "Help › Delivery"], passages.Select(passage => passage.Place));
        Assert.Equal(["Welcome.", "Thirty days.", "Free of charge.", "Two days."], passages.Select(passage => passage.Text));
    }

    [Fact]
    public void Long_sections_are_cut_between_sentences_and_overlap()
    {
        var text = string.Join(' ', Enumerable.Range(1, 60).Select(number => $"This is sentence number {number}."));

        var passages = Chunker.Cut("doc", Of(new ParagraphBlock(text)), Small);

        Assert.True(passages.Length > 5);
        Assert.All(passages, passage =>
        {
            Assert.True(passage.Text.Length <= Small.Maximum + Small.Overlap + 2);
            Assert.EndsWith(".", passage.Text, StringComparison.Ordinal);
            Assert.StartsWith("This", passage.Text, StringComparison.Ordinal);
        });
        for (var number = 1; number <= 60; number++)
        {
            Assert.Contains(passages, passage => passage.Text.Contains($"number {number}.", StringComparison.Ordinal));
        }

        Assert.StartsWith(passages[0].Text.Split(". ")[^1], passages[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_without_end_and_unspaced_scripts_are_cut_too()
    {
        var endless = Chunker.Cut("doc", Of(new ParagraphBlock(new string('x', 1_000))), Small);
        var chinese = Chunker.Cut("doc", Of(new ParagraphBlock(string.Concat(Enumerable.Repeat("我们在三个工作日内发货。", 40)))), Small);
        var emoji = Chunker.Cut("doc", Of(new ParagraphBlock(string.Concat(Enumerable.Repeat("🚚", 500)))), Small);

        Assert.Equal(1_000, endless.Sum(passage => passage.Text.Length));
        Assert.All(chinese, passage => Assert.EndsWith("。", passage.Text, StringComparison.Ordinal));
        Assert.True(chinese.Max(passage => passage.Text.Length) <= 100);
        Assert.All(emoji, passage => Assert.False(char.IsLowSurrogate(passage.Text[0]) || char.IsHighSurrogate(passage.Text[^1])));
    }

    [Theory]
    [InlineData("Wir liefern z. B. am Montag. Danach nicht.", 2)]
    [InlineData("Open until 3 p.m. on Friday. Closed on Sunday!", 2)]
    [InlineData("كم التكلفة؟ خمسة دنانير. شكرا", 3)]
    [InlineData("Costs 4.90 in all. Really?", 2)]
    public void Sentences_end_where_people_end_them(string text, int sentences)
    {
        var passages = Chunker.Cut("doc", Of(new ParagraphBlock(text)), new ChunkOptions { Target = 1, Maximum = 60, Overlap = 0 });

        // Each sentence is a paragraph's part; the first passage ends only at the paragraph's end or the maximum.
        Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(passages.Select(passage => passage.Text)).Replace(" ", "", StringComparison.Ordinal));
        Assert.True(passages.Length <= sentences);
    }

    [Fact]
    public void Rows_carry_the_names_of_their_columns_and_stay_whole()
    {
        var rows = Enumerable.Range(1, 30).Select(number => System.Collections.Immutable.ImmutableArray.Create($"Tent {number}", $"{number * 10} EUR", "")).ToArray();

        var passages = Chunker.Cut("doc", Of(new TableBlock(["Article", "Price", "Note"], [.. rows])), Small);

        Assert.All(passages, passage => Assert.All(passage.Text.Split('\n'), line => Assert.Matches(@"^Article: Tent \d+; Price: \d+ EUR$", line)));
        Assert.Equal(30, passages.SelectMany(passage => passage.Text.Split('\n')).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_question_stays_with_its_answer_and_apart_from_others()
    {
        var passages = Chunker.Cut("doc", Of(
            new QuestionBlock("Do you ship abroad?", "Yes."),
            new QuestionBlock("How long?", string.Join(' ', Enumerable.Repeat("It depends on the country.", 20))),
            new QuestionBlock("And returns?", "Thirty days.")), Small);

        Assert.Equal("Yes.", passages[0].Text);
        Assert.True(passages.Count(passage => passage.Question == "How long?") > 1);
        Assert.Equal(("And returns?", "Thirty days."), (passages[^1].Question, passages[^1].Text));
    }

    [Fact]
    public void Ids_are_the_same_again_and_differ_between_documents_places_and_repetitions()
    {
        DocumentContent content = Of(new HeadingBlock(1, "A"), new ParagraphBlock("Same."), new HeadingBlock(1, "B"), new ParagraphBlock("Same."), new HeadingBlock(1, "B"), new ParagraphBlock("Same."));

        var first = Chunker.Cut("doc", content);
        var second = Chunker.Cut("doc", content);
        var other = Chunker.Cut("other", content);

        Assert.Equal(first.Select(passage => passage.Id), second.Select(passage => passage.Id));
        Assert.Equal(3, first.Select(passage => passage.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(first.Select(passage => passage.Id).Intersect(other.Select(passage => passage.Id)));
    }

    [Fact]
    public void A_change_in_one_place_leaves_the_passages_elsewhere_as_they_were()
    {
        var paragraphs = Enumerable.Range(1, 200).Select(number => $"Paragraph {number} tells of the {number * 7919 % 1000} things that a customer of shop {number} may want to know.").ToList();
        var before = Chunker.Cut("doc", Of([.. paragraphs.Select(text => new ParagraphBlock(text))]));
        paragraphs.Insert(3, "Something new was written here, near the very beginning of a long text without any heading.");
        paragraphs[150] = "And this one was changed.";

        var after = Chunker.Cut("doc", Of([.. paragraphs.Select(text => new ParagraphBlock(text))]));

        var kept = after.Select(passage => passage.Id).Intersect(before.Select(passage => passage.Id)).Count();
        Assert.True(before.Length > 15);
        Assert.True(after.Length - kept <= 8, $"{after.Length - kept} of {after.Length} passages changed.");
    }

    private static DocumentContent Of(params DocumentBlock[] blocks) => new() { Blocks = [.. blocks] };
}
