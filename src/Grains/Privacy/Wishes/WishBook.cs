using System.Globalization;
using Chatbotics.Grains.Abstractions.Privacy.Register;
using Chatbotics.Grains.Abstractions.Privacy.Wishes;

namespace Chatbotics.Grains.Privacy.Wishes;

/// <summary>
/// What a workspace's customers may say about their data, and in which language that is. A phrase is found whatever its case,
/// its commas and the marks over its letters: people type on phones.
/// </summary>
internal sealed class WishBook
{
    /// <summary>The longest message that is looked at, in characters.</summary>
    public const int Longest = 60;

    private readonly Dictionary<string, Wish> _wishes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Wish>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <summary>Reads a workspace's words.</summary>
    /// <param name="notices">Them.</param>
    public WishBook(Notices notices)
    {
        _lookup = _wishes.GetAlternateLookup<ReadOnlySpan<char>>();
        AddUsual(ChatWish.Erase, notices.ErasurePhrase, Notices.UsualErasurePhrase);
        AddUsual(ChatWish.Access, notices.AccessPhrase, Notices.UsualAccessPhrase);
        AddUsual(ChatWish.Correct, notices.CorrectionPhrase, Notices.UsualCorrectionPhrase);
        AddUsual(ChatWish.Object, notices.ObjectionPhrase, Notices.UsualObjectionPhrase);
        foreach (var (wish, language, phrase) in WishPhrases.Confirmations)
        {
            // What can't be asked for can't be confirmed.
            if ((wish == ChatWish.Confirm ? notices.ErasurePhrase : notices.AccessPhrase) is not "")
            {
                Add(wish, phrase, language);
            }
        }

        foreach (var word in notices.StopWords)
        {
            Add(ChatWish.Stop, word, null);
        }

        foreach (var word in WishPhrases.Resume)
        {
            Add(ChatWish.Resume, word, null);
        }
    }

    /// <summary>What a message wishes, and the language that it tells; null for a language when the words are used in several.</summary>
    /// <param name="text">The message.</param>
    public (ChatWish Wish, string? Language) Find(ReadOnlySpan<char> text)
    {
        if (text.Length > Longest)
        {
            return (ChatWish.None, null);
        }

        Span<char> folded = stackalloc char[Longest];
        return _lookup.TryGetValue(folded[..Fold(text, folded)], out var found) ? (found.Kind, found.Language) : (ChatWish.None, null);
    }

    private void AddUsual(ChatWish wish, string? chosen, string usual)
    {
        if (chosen is not null && !string.Equals(chosen, usual, StringComparison.OrdinalIgnoreCase))
        {
            // A phrase of the workspace's own, in whatever language it is; empty: switched off.
            Add(wish, chosen, language: null);
            return;
        }

        Add(wish, usual, "en");
        foreach (var (_, language, phrase) in WishPhrases.Others.Where(one => one.Wish == wish))
        {
            Add(wish, phrase, language);
        }
    }

    private void Add(ChatWish wish, string phrase, string? language)
    {
        Span<char> folded = stackalloc char[Longest];
        if (phrase.Length <= Longest && Fold(phrase, folded) is > 0 and var length)
        {
            _wishes.TryAdd(folded[..length].ToString(), new Wish(wish, language));
        }
    }

    /// <summary>Letters and digits in upper case, with one space between words; without marks over and under letters.</summary>
    private static int Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        var length = 0;
        var isGap = false;
        foreach (var letter in text)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark || letter == 'ـ')
            {
                continue;
            }

            // A question is no wish.
            if (!char.IsLetterOrDigit(letter) && letter is not ('?' or '؟'))
            {
                isGap = length > 0;
                continue;
            }

            if (isGap)
            {
                folded[length++] = ' ';
                isGap = false;
            }

            folded[length++] = letter switch
            {
                'أ' or 'إ' or 'آ' or 'ٱ' => 'ا',
                'ى' => 'ي',
                'ة' => 'ه',
                _ => char.ToUpperInvariant(letter),
            };
        }

        return length;
    }

    /// <summary>A wish and the language of its words.</summary>
    private readonly record struct Wish(ChatWish Kind, string? Language);
}
