using System.Globalization;

namespace Chatbotics.WebFront.Languages;

/// <summary>A language of the dashboard.</summary>
/// <param name="Culture">Its rules for dates and numbers.</param>
/// <param name="Name">Its own name for itself.</param>
internal sealed record SpokenLanguage(CultureInfo Culture, string Name)
{
    /// <summary>Its BCP 47 tag, for example "de".</summary>
    public string Tag { get; } = Culture.Name;

    /// <summary>Which way it is written, as HTML's <c>dir</c>.</summary>
    public string Direction { get; } = Culture.TextInfo.IsRightToLeft ? "rtl" : "ltr";
}
