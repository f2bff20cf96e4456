namespace Chatbotics.Grains.Abstractions.Privacy;

/// <summary>Says what this installation itself writes to customers in their language. The domain speaks English.</summary>
public interface ICustomerSpeech
{
    /// <summary>A sentence, or several after one another, in a language; English where it is not spoken.</summary>
    /// <param name="english">What the domain says; its values may stand in it.</param>
    /// <param name="language">A BCP 47 tag; null for English.</param>
    string Say(string english, string? language);

    /// <summary>The primary tag of the language that is spoken for another: "de" for "de-AT", "en" for one that isn't spoken.</summary>
    /// <param name="language">A BCP 47 tag; null for none.</param>
    string Spoken(string? language);
}
