using Chatbotics.Grains.Abstractions.Privacy;

namespace Chatbotics.Grains.Tests.Privacy;

/// <summary>Says which language was meant instead of speaking it.</summary>
internal sealed class NamedSpeech : ICustomerSpeech
{
    public string Say(string english, string? language) => Spoken(language) == "en" ? english : $"{Spoken(language)}: {english}";

    public string Spoken(string? language) => language?.Split('-')[0] is "de" or "ar" ? language.Split('-')[0] : "en";
}
