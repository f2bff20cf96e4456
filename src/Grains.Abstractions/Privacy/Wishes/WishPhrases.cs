using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Privacy.Register;

namespace Chatbotics.Grains.Abstractions.Privacy.Wishes;

/// <summary>The phrases that customers may use in each language, unless a workspace has chosen phrases of its own.</summary>
public static class WishPhrases
{
    /// <summary>The phrases beside the English ones of <see cref="Notices"/>, with the language that each tells.</summary>
    public static ImmutableArray<(ChatWish Wish, string Language, string Phrase)> Others { get; } =
    [
        (ChatWish.Erase, "de", "MEINE DATEN LÖSCHEN"),
        (ChatWish.Erase, "ar", "احذف بياناتي"),
        (ChatWish.Access, "de", "MEINE DATEN SENDEN"),
        (ChatWish.Access, "ar", "أرسل بياناتي"),
        (ChatWish.Correct, "de", "MEINE DATEN BERICHTIGEN"),
        (ChatWish.Correct, "ar", "صحّح بياناتي"),
        (ChatWish.Object, "de", "ICH WIDERSPRECHE"),
        (ChatWish.Object, "ar", "أعترض"),
    ];

    /// <summary>What confirms an erasure or a copy, in each language; the first of a language is the one that customers are asked for.</summary>
    public static ImmutableArray<(ChatWish Wish, string Language, string Phrase)> Confirmations { get; } =
    [
        (ChatWish.Confirm, "en", "YES, DELETE"),
        (ChatWish.Confirm, "de", "JA, LÖSCHEN"),
        (ChatWish.Confirm, "ar", "نعم، احذف"),
        (ChatWish.ConfirmAccess, "en", "YES, SEND"),
        (ChatWish.ConfirmAccess, "de", "JA, SENDEN"),
        (ChatWish.ConfirmAccess, "ar", "نعم، أرسل"),
    ];

    /// <summary>The words that take a stop back. They mean nothing to whoever hasn't stopped anything.</summary>
    public static ImmutableArray<string> Resume { get; } = ["START", "UNSTOP", "ابدأ"];

    /// <summary>What a customer is asked to write in order to confirm.</summary>
    /// <param name="wish"><see cref="ChatWish.Confirm"/> or <see cref="ChatWish.ConfirmAccess"/>.</param>
    /// <param name="language">A primary tag; English for one that has none.</param>
    public static string Confirmation(ChatWish wish, string language) =>
        (Confirmations.FirstOrDefault(one => one.Wish == wish && one.Language == language) is { Phrase: { } phrase } ? phrase : null)
        ?? Confirmations.First(one => one.Wish == wish).Phrase;
}
