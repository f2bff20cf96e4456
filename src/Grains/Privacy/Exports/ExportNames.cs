using System.Globalization;

namespace Chatbotics.Grains.Privacy.Exports;

/// <summary>Where what lies in a person's file. What customers named is cleaned: a path must not lead anywhere else.</summary>
internal static class ExportNames
{
    /// <summary>A conversation for programs.</summary>
    /// <param name="number">Its place, from 0.</param>
    public static string Json(int number) => string.Create(CultureInfo.InvariantCulture, $"conversations/{number + 1}.json");

    /// <summary>A conversation for people.</summary>
    /// <param name="number">Its place, from 0.</param>
    public static string Page(int number) => string.Create(CultureInfo.InvariantCulture, $"conversations/{number + 1}.html");

    /// <summary>A file.</summary>
    /// <param name="id">Its id in the media store.</param>
    /// <param name="name">What it is called; hostile.</param>
    public static string Media(string id, string? name)
    {
        var clean = new string([.. (name ?? "").Select(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '-')]).Replace("..", "", StringComparison.Ordinal).TrimStart('.', '-');
        var unique = new string([.. id.Where(char.IsAsciiLetterOrDigit).TakeLast(16)]);
        return "media/" + (clean.Length == 0 ? unique : $"{unique}-{(clean.Length > 80 ? clean[^80..] : clean)}");
    }
}
