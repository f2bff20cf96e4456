using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Inbox.Catalogue;

/// <summary>The colours that a label can have. Names, so that light and dark show each as it is readable there.</summary>
public static class LabelColours
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } = ["grey", "red", "orange", "yellow", "green", "teal", "blue", "violet", "pink"];
}
