using Chatbotics.Grains.Search;

namespace Chatbotics.Grains.Tests.Search;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("Straße in KÖLN", "koln")]
    [InlineData("Order no. 2074-B", "2074")]
    [InlineData("متى يصل طلبي؟", "طلب")]
    [InlineData("Donaudampfschifffahrt", "donaudampfsc")]
    public void A_text_is_found_by_its_words_and_their_beginnings_whatever_their_case_and_accents(string text, string typed) =>
        Assert.Contains(SearchWords.Typed(typed).Single(), SearchWords.Of(text));

    [Fact]
    public void What_is_typed_is_cut_and_holds_nothing_but_words()
    {
        Assert.Equal(["or", "drop", "table"], SearchWords.Typed("\" OR 1=1; DROP*table) NEAR("  ).Where(word => word is "or" or "drop" or "table"));
        Assert.Empty(SearchWords.Typed("* - \" ( ) a"));
        Assert.True(SearchWords.Typed(new string('x', 100_000)).Single().Length <= 12);
        Assert.True(SearchWords.Of(string.Join(' ', Enumerable.Range(0, 50_000))).Length < 5_000);
    }

    [Fact]
    public void The_snippet_is_around_the_word_and_marks_it()
    {
        var text = new string('a', 200) + " the cobalt bowl\nis " + new string('b', 200);
        var (snippet, marks) = SearchWords.Snippet(text, SearchWords.Typed("COB"));
        Assert.Equal("cobalt", snippet.Substring(marks.Single().Start, marks.Single().Length));
        Assert.StartsWith("…", snippet, StringComparison.Ordinal);
        Assert.EndsWith("…", snippet, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', snippet);
        Assert.Equal(("short", 0), (SearchWords.Snippet("short", ["zz"]).Snippet, SearchWords.Snippet("short", ["zz"]).Marks.Length));
    }
}
