using Chatbotics.Assistants.Responder;
using Chatbotics.Assistants.Responder.Ranking;
using Chatbotics.Assistants.Responder.Text;
using Chatbotics.Grains.Abstractions.Assistants;

namespace Chatbotics.Assistants.Tests.Responder;

public sealed class TextTests
{
    [Theory]
    [InlineData("en", "Café CRÈME", "cafe creme")]
    [InlineData("en", "Straße", "strasse")]
    [InlineData("en", "ﬁne ①２３", "fine 123")]
    [InlineData("en", "İstanbul ılık", "istanbul ilik")]
    [InlineData("en", "Łódź smørrebrød", "lodz smorrebrod")]
    [InlineData("en", "ΟΔΟΣ οδός", "οδοσ οδοσ")]
    [InlineData("ar", "أهلاً إلى آخر المدرسةُ", "اهلا الي اخر المدرسه")]
    [InlineData("ar", "كـــتاب ٢٠٢٥", "كتاب 2025")]
    [InlineData("zh", "退货政策", "退货 货政 政策")]
    [InlineData("ja", "配送はいつ?", "配送 送は はい いつ")]
    [InlineData("ko", "배송비", "배송 송비")]
    [InlineData("en", "iPhone手机A", "iphone 手机 a")]
    [InlineData("en", "e-mail: a.b@c", "e mail a b c")]
    public void Words_are_folded(string language, string text, string words) =>
        Assert.Equal(words, string.Join(' ', Tokenisers.For(language).Split(text).Select(token => token.Word)));

    [Theory]
    [InlineData("en", "ship ships shipping shipped")]
    [InlineData("en", "deliver delivers delivery delivered delivering")]
    [InlineData("en", "country countries")]
    [InlineData("en", "glaze glazes glazed glazing")]
    [InlineData("en", "box boxes")]
    [InlineData("de", "Öffnung Oeffnung Offnung Öffnungen")]
    [InlineData("de", "Lieferung Lieferungen liefern liefere")]
    [InlineData("de", "Paket Pakete Pakets Paketen")]
    [InlineData("ar", "المتجر والمتجر متجر بالمتجر")]
    [InlineData("ar", "مقاسات مقاس المقاسات")]
    public void Forms_of_one_word_have_one_stem(string language, string forms) =>
        Assert.Single(Tokenisers.For(language).Split(forms).Select(token => token.Stem).Distinct());

    [Theory]
    [InlineData("en", "university universe bus business")]
    [InlineData("en", "shoe ship shop sheep")]
    [InlineData("de", "Rad Rat Rahmen Rabatt")]
    public void Different_words_keep_different_stems(string language, string words)
    {
        var stems = Tokenisers.For(language).Split(words).Select(token => token.Stem).ToArray();
        Assert.Equal(stems.Length, stems.Distinct().Count());
    }

    [Theory]
    [InlineData("Hi! Are you open? Thanks.", "Hi!|Are you open?|Thanks.")]
    [InlineData("It costs 4.90 at shop.example.com. Right?", "It costs 4.90 at shop.example.com.|Right?")]
    [InlineData("really?!\nyes", "really?!|yes")]
    [InlineData("هل التوصيل مجاني؟ شكرا", "هل التوصيل مجاني؟|شكرا")]
    public void Messages_are_taken_apart_at_sentences(string text, string sentences) =>
        Assert.Equal(sentences, string.Join('|', Sentences.Split(text)));

    [Theory]
    [InlineData("delivery", "delviery", true)]
    [InlineData("oven", "ovenproof", true)]
    [InlineData("ship", "internship", false)]
    [InlineData("park", "part", false)]
    [InlineData("cat", "car", false)]
    public void Near_words_resemble_each_other(string first, string second, bool expected) =>
        Assert.Equal(expected, Resemblance.Of(first, second) > 0);

    [Fact]
    public void Indexes_are_kept_for_the_lists_used_last_and_made_anew_for_a_new_revision()
    {
        var cache = new AnswerIndexCache(capacity: 2);
        var definition = new ResponderDefinition { Answers = [new("Q", "A")] };
        var first = cache.Get("a", 1, definition);
        Assert.Same(first, cache.Get("a", 1, definition));
        Assert.NotSame(first, cache.Get("a", 2, definition));
        cache.Get("b", 1, definition);
        cache.Get("c", 1, definition);
        Assert.Equal(2, cache.Count);
    }
}
