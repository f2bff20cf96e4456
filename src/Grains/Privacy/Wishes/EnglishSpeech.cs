using Chatbotics.Grains.Abstractions.Privacy;

namespace Chatbotics.Grains.Privacy.Wishes;

/// <summary>English for everybody: in a host without translations.</summary>
internal sealed class EnglishSpeech : ICustomerSpeech
{
    /// <inheritdoc/>
    public string Say(string english, string? language) => english;

    /// <inheritdoc/>
    public string Spoken(string? language) => "en";
}
