using Chatbotics.Grains.Abstractions.Privacy;

namespace Chatbotics.WebFront.Privacy;

/// <summary>Says to customers what the domain says, with the texts that the dashboard has.</summary>
internal sealed class CustomerSpeech : ICustomerSpeech
{
    /// <inheritdoc/>
    public string Say(string english, string? language) => Sentences.Say(english, Of(language));

    /// <inheritdoc/>
    public string Spoken(string? language) => Of(language).Tag;

    private static SpokenLanguage Of(string? language) => Speech.Find(language) ?? Speech.All[0];
}
