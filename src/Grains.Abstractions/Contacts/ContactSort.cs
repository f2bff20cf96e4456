namespace Chatbotics.Grains.Abstractions.Contacts;

/// <summary>The order of a list, newest first.</summary>
[GenerateSerializer, Alias("contact-sort")]
public enum ContactSort
{
    /// <summary>By when they last wrote.</summary>
    LastSeen = 1,

    /// <summary>By when the contact was made.</summary>
    Created = 2,
}
