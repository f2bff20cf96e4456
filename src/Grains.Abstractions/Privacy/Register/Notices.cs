using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Privacy.Register;

/// <summary>What the workspace tells its customers, and the words by which they decide in the chat itself.</summary>
[GenerateSerializer, Immutable, Alias("privacy-notices")]
public sealed record Notices
{
    /// <summary>The words that stop automated and marketing messages when nothing has been changed.</summary>
    public static ImmutableArray<string> UsualStopWords { get; } = ["STOP", "UNSUBSCRIBE", "STOPP", "ABMELDEN", "BAJA", "ARRET", "إيقاف", "توقف"];

    /// <summary>The phrase that asks for erasure when nothing has been changed.</summary>
    public const string UsualErasurePhrase = "DELETE MY DATA";

    /// <summary>The phrase that asks for a copy when nothing has been changed.</summary>
    public const string UsualAccessPhrase = "SEND MY DATA";

    /// <summary>The phrase that asks for a correction when nothing has been changed.</summary>
    public const string UsualCorrectionPhrase = "CORRECT MY DATA";

    /// <summary>The phrase that objects when nothing has been changed.</summary>
    public const string UsualObjectionPhrase = "I OBJECT";

    /// <summary>The legal basis of each channel.</summary>
    [Id(0)]
    public ImmutableArray<ChannelBasis> Bases { get; init; } = [];

    /// <summary>Words that stop automated and marketing messages, 1 to 20 of at most 30 characters.</summary>
    [Id(1)]
    public ImmutableArray<string> StopWords { get; init; } = UsualStopWords;

    /// <summary>The phrase by which a customer asks for erasure in the chat, 3 to 60 characters; empty to switch it off. With the usual phrase, those of the other languages are understood too, see <see cref="Wishes.WishPhrases"/>.</summary>
    [Id(2)]
    public string ErasurePhrase { get; init; } = UsualErasurePhrase;

    /// <summary>Where the workspace's own privacy policy stands; empty for none.</summary>
    [Id(3)]
    public string PolicyUrl { get; init; } = "";

    /// <summary>Whether customers are told that the service is for people of 16 and older.</summary>
    [Id(4)]
    public bool SaysAge { get; init; }

    /// <summary>When it was changed last.</summary>
    [Id(5)]
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>The phrase by which a customer asks for a copy of the data in the chat, 3 to 60 characters; empty to switch it off, null for the usual one.</summary>
    [Id(6)]
    public string? AccessPhrase { get; init; }

    /// <summary>The phrase by which a customer asks for a correction; as above.</summary>
    [Id(7)]
    public string? CorrectionPhrase { get; init; }

    /// <summary>The phrase by which a customer objects to automated answers and marketing; as above.</summary>
    [Id(8)]
    public string? ObjectionPhrase { get; init; }
}
