using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Chatbotics.WebFront.Languages;

/// <summary>The domain's sentences in one language.</summary>
internal sealed class SentenceBook
{
    private const int MaxDepth = 4;

    private readonly FrozenDictionary<string, string> _whole;
    private readonly ImmutableArray<SentencePattern> _patterns;

    /// <summary>Reads the sentences.</summary>
    /// <param name="texts">Each English sentence with its translation.</param>
    /// <param name="language">The language of the translations.</param>
    public SentenceBook(FrozenDictionary<string, string> texts, SpokenLanguage language)
    {
        _whole = texts;

        // What has more words of its own fits better: "The token ends on {0}" comes before "The {0} ends on {1}".
        _patterns =
        [
            .. texts.SelectMany(text => SentencePattern.Of(text.Key, text.Value, language))
                .OrderByDescending(static pattern => pattern.Weight),
        ];
    }

    /// <summary>A sentence, or several after one another; what is not known stays in English.</summary>
    /// <param name="english">What the domain said.</param>
    public string Say(string english) => Say(english, 0);

    private string Say(string english, int depth)
    {
        if (Find(english, depth) is { } said)
        {
            return said;
        }

        // Several sentences: the longest beginning that is known, then the rest.
        for (var end = english.LastIndexOf(". ", StringComparison.Ordinal); end > 0; end = english.LastIndexOf(". ", end - 1, StringComparison.Ordinal))
        {
            if (Find(english[..(end + 1)], depth) is { } first)
            {
                return $"{first} {Say(english[(end + 2)..], depth)}";
            }
        }

        return english;
    }

    private string? Find(string english, int depth)
    {
        if (_whole.TryGetValue(english, out var text))
        {
            return text;
        }

        if (depth < MaxDepth)
        {
            foreach (var pattern in _patterns)
            {
                if (pattern.Read(english) is { } values)
                {
                    return pattern.Write(values, value => Say(value, depth + 1));
                }
            }
        }

        return null;
    }
}
