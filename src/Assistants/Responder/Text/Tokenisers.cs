namespace Chatbotics.Assistants.Responder.Text;

/// <summary>The tokeniser for each language.</summary>
internal static class Tokenisers
{
    private static readonly Tokeniser English = new(new EnglishStemmer());
    private static readonly Tokeniser German = new(new GermanStemmer());
    private static readonly Tokeniser Other = new(ArabicStemmer.Instance);

    /// <summary>The tokeniser of a language.</summary>
    /// <param name="language">A BCP 47 tag; only its first part counts.</param>
    public static Tokeniser For(string language) => Languages.Primary(language) switch
    {
        "en" => English,
        "de" => German,
        _ => Other,
    };
}
