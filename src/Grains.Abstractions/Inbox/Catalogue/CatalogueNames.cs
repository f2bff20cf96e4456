using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.Grains.Abstractions.Inbox.Catalogue;

/// <summary>What names of labels and filters must be like.</summary>
public static class CatalogueNames
{
    /// <summary>The longest name of a label, in characters.</summary>
    public const int MaxLabel = 40;

    /// <summary>The longest name of a filter, in characters.</summary>
    public const int MaxFilter = 60;

    /// <summary>Whether a text can be a name: one line, not empty, not too long.</summary>
    /// <param name="name">The text.</param>
    /// <param name="length">The longest, in characters.</param>
    public static bool IsGood(string name, int length) => DefinitionText.IsName(name, length);
}
