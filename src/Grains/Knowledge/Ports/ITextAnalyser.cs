using System.Collections.Immutable;

namespace Chatbotics.Grains.Knowledge.Ports;

/// <summary>Reads text as words to compare: folded, without endings, in any language.</summary>
public interface ITextAnalyser
{
    /// <summary>The language a text is written in, as far as its words can be read in one: "en", "de", …</summary>
    /// <param name="text">The text.</param>
    /// <param name="otherwise">The language to take when the text doesn't tell.</param>
    string LanguageOf(string text, string otherwise);

    /// <summary>The words of a passage for the index.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="language">The language to read it in.</param>
    IndexedPassage Analyse(Passage passage, string language);

    /// <summary>The words of a question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="bases">Where to look.</param>
    /// <param name="languages">The languages that the bases' documents are in, best guess first.</param>
    /// <param name="limit">How many passages to look for.</param>
    PassageQuery Ask(string question, ImmutableArray<string> bases, ImmutableArray<string> languages, int limit);
}
