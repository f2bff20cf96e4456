using Chatbotics.WebFront.Languages;

namespace Chatbotics.WebFront.Tests.Languages;

/// <summary>What the domain says in English is said in the reader's language.</summary>
public sealed class SentenceTests
{
    private static readonly SpokenLanguage German = Speech.Find("de")!;
    private static readonly SpokenLanguage Arabic = Speech.Find("ar")!;

    [Theory]
    [InlineData("Choose at least one permission.", "Wählen Sie mindestens ein Recht.")]
    [InlineData("Shorten the answer to 4,000 characters.", "Kürzen Sie die Antwort auf 4.000 Zeichen.")]
    [InlineData("Shorten the text to 1,000 bytes; it has 1,204.", "Kürzen Sie den Text auf 1.000 Bytes; er hat 1.204.")]
    [InlineData("Messenger doesn't take files of this type.", "Messenger nimmt Dateien dieser Art nicht an.")]
    [InlineData("The access token ends on 3 December 2026", "Das Zugriffstoken läuft am 3. Dezember 2026 ab")]
    [InlineData("Meta refused it (code 190). Nothing was changed; look at the account in Meta Business Suite, then try again.", "Meta hat es abgelehnt (Code 190). Es wurde nichts geändert; sehen Sie sich das Konto in der Meta Business Suite an, und versuchen Sie es dann noch einmal.")]
    [InlineData(
        "You asked us to delete your data. Everything that was said here will be erased for good, and nobody can bring it back. To confirm, write: JA, LÖSCHEN",
        "Sie möchten, dass wir Ihre Daten löschen. Alles, was hier gesagt wurde, wird endgültig gelöscht, und niemand kann es zurückholen. Um das zu bestätigen, schreiben Sie: JA, LÖSCHEN")]
    [InlineData(
        "The link is for you alone. It works until 3. Dezember 2026, 08:00 UTC, at most 5 times.",
        "Der Link ist nur für Sie. Er führt bis 3. Dezember 2026, 08:00 UTC zum Ziel, höchstens 5-mal.")]
    public void A_sentence_is_said_with_its_values(string english, string german) => Assert.Equal(german, Sentences.Say(english, German));

    [Fact]
    public void A_sentence_within_another_is_said_too() => Assert.Equal(
        "Die Nachricht des Assistenten wurde nicht zugestellt. Dieser Kanal hat keine Vorlagen.",
        Sentences.Say("The assistant's message was not delivered. This channel has no templates.", German));

    [Fact]
    public void Sentences_after_one_another_are_said_one_by_one()
    {
        Assert.Equal("Schreiben Sie die Antwort. Wählen Sie eine der Farben. Nothing that is known.", Sentences.Say("Write the answer. Choose one of the colours. Nothing that is known.", German));
        Assert.Equal("اكتب الرد. اختر أحد الألوان.", Sentences.Say("Write the answer. Choose one of the colours.", Arabic));
    }

    [Theory]
    [InlineData("Nobody ever said this.")]
    [InlineData("She wants it for 5 a day, every day")]
    [InlineData("")]
    public void What_is_not_known_stays_readable(string english) => Assert.Equal(english, Sentences.Say(english, German));

    [Fact]
    public void What_an_older_build_stored_is_said_in_a_language_that_came_later() => Assert.Equal(
        "Reihum wurde Mara gewählt: als Nächstes an der Reihe, online, zuvor 2 von 8 offen (Evening).",
        Sentences.Say("Round robin chose Mara: next in turn, online, 2 of 8 open before (Evening).", German));

    [Fact]
    public void English_is_left_alone() => Assert.Same("Write the answer.", Sentences.Say("Write the answer.", Speech.Find("en")!));

    [Fact]
    public void No_sentence_is_taken_for_another()
    {
        var wrong = new List<string>();
        foreach (var (key, text) in Texts.Sentences.In(German))
        {
            foreach (var form in key.Split('|'))
            {
                // Figures fit every place.
                var values = Enumerable.Range(0, 6).Select(static n => $"{n + 2}").ToArray<object>();
                var english = Filled(form, values);
                var expected = key.Contains('|', StringComparison.Ordinal) ? null : Filled(text.Replace(":say}", "}", StringComparison.Ordinal), values);
                var said = Sentences.Say(english, German);
                if (expected is null ? said == english : said != expected)
                {
                    wrong.Add($"{english} => {said}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static string Filled(string form, object[] values)
    {
        for (var n = 0; n < values.Length; n++)
        {
            form = form.Replace($"{{{n}}}", (string)values[n], StringComparison.Ordinal);
        }

        return form;
    }
}
