namespace Chatbotics.Grains.Abstractions.Privacy.Register;

/// <summary>On what basis messages are processed (GDPR, article 6). Stored as its number, which never changes.</summary>
[GenerateSerializer, Alias("legal-basis")]
public enum LegalBasis
{
    /// <summary>Not said yet.</summary>
    Unsaid = 0,

    /// <summary>The person consented.</summary>
    Consent = 1,

    /// <summary>A contract with the person, or steps towards one.</summary>
    Contract = 2,

    /// <summary>A legal obligation.</summary>
    Obligation = 3,

    /// <summary>A legitimate interest.</summary>
    Interest = 4,
}
