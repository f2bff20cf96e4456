using System.Globalization;
using System.Xml;
using Chatbotics.Grains.Knowledge;

namespace Chatbotics.Assistants.Knowledge.Reading;

/// <summary>Which styles of a Word document are headings. Ids are in the language of the program that wrote them, names are not.</summary>
internal sealed class WordStyles
{
    private const int MaxStyles = 5_000;

    private readonly Dictionary<string, int> _levels = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A document without styles.</summary>
    public static WordStyles None { get; } = new();

    /// <summary>Reads the styles.</summary>
    /// <param name="part">The part of the styles.</param>
    /// <param name="budget">The budget.</param>
    public static WordStyles Read(Stream part, ReadingBudget budget)
    {
        var styles = new WordStyles();
        string? id = null;
        using var reader = XmlReader.Create(part, WordReader.Settings(budget));
        while (reader.Read() && styles._levels.Count < MaxStyles)
        {
            budget.Element();
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (reader.LocalName)
            {
                case "style":
                    id = Attribute(reader, "styleId");
                    break;
                case "name" when id is not null && ByName(Attribute(reader, "val")) is { } level:
                    styles._levels[id] = level;
                    break;
                case "outlineLvl" when id is not null && int.TryParse(Attribute(reader, "val"), NumberStyles.None, CultureInfo.InvariantCulture, out var outline) && outline < 6:
                    styles._levels[id] = outline + 1;
                    break;
            }
        }

        return styles;
    }

    /// <summary>The level of a style; null when it is no heading.</summary>
    /// <param name="style">The style's id.</param>
    public int? Level(string style) => _levels.TryGetValue(style, out var level) ? level : ByName(style);

    /// <summary>An attribute, whatever its prefix.</summary>
    /// <param name="reader">The reader, on the element.</param>
    /// <param name="name">The attribute's local name.</param>
    public static string? Attribute(XmlReader reader, string name)
    {
        for (var i = 0; i < reader.AttributeCount; i++)
        {
            reader.MoveToAttribute(i);
            if (reader.LocalName == name)
            {
                var value = reader.Value;
                reader.MoveToElement();
                return value;
            }
        }

        reader.MoveToElement();
        return null;
    }

    private static int? ByName(string? name)
    {
        const string Heading = "heading";
        if (string.Equals(name, "title", StringComparison.OrdinalIgnoreCase))
        {
            return 1;
        }

        return name is not null && name.StartsWith(Heading, StringComparison.OrdinalIgnoreCase)
            && int.TryParse(name.AsSpan(Heading.Length).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level is >= 1 and <= 6
            ? level
            : null;
    }
}
