using System.Collections.Immutable;

namespace Chatbotics.Grains.Knowledge;

/// <summary>The headings above the present place of a document.</summary>
internal sealed class HeadingPath
{
    private const int MaxLength = 200;

    private readonly List<(int Level, string Text)> _path = [];

    /// <summary>Starts at the top.</summary>
    /// <param name="title">The document's title; stands above everything.</param>
    public HeadingPath(string? title)
    {
        if (!string.IsNullOrWhiteSpace(title))
        {
            _path.Add((0, Short(title)));
        }

        Headings = [.. _path.Select(heading => heading.Text)];
    }

    /// <summary>The headings, highest first.</summary>
    public ImmutableArray<string> Headings { get; private set; }

    /// <summary>Goes below a heading.</summary>
    /// <param name="level">Its level, from 1.</param>
    /// <param name="text">Its text.</param>
    public void Enter(int level, string text)
    {
        while (_path.Count > 0 && _path[^1].Level >= Math.Max(1, level))
        {
            _path.RemoveAt(_path.Count - 1);
        }

        // The title is often repeated as the first heading.
        text = Short(text);
        if (text.Length > 0 && !(_path is [var (_, title)] && string.Equals(title, text, StringComparison.OrdinalIgnoreCase)))
        {
            _path.Add((Math.Max(1, level), text));
        }

        Headings = [.. _path.Select(heading => heading.Text)];
    }

    private static string Short(string text)
    {
        text = text.Trim();
        return text.Length <= MaxLength ? text : text[..MaxLength];
    }
}
