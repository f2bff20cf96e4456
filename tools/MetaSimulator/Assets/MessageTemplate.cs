namespace Chatbotics.MetaSimulator.Assets;

/// <summary>An approved WhatsApp template. <paramref name="Body"/> names its parameters <c>{{1}}</c>, <c>{{2}}</c>, ….</summary>
/// <param name="Name">The name a send carries.</param>
/// <param name="Language">The language code, such as <c>en_US</c>.</param>
/// <param name="Category">MARKETING, UTILITY or AUTHENTICATION.</param>
/// <param name="Body">The body text with its placeholders.</param>
/// <param name="Header">The header's text; may hold one placeholder.</param>
/// <param name="Footer">The footer's text.</param>
/// <param name="Buttons">Its quick replies and links; a link's address may end in a placeholder.</param>
public sealed record MessageTemplate(
    string Name, string Language, string Category, string Body, string? Header = null, string? Footer = null, params MessageTemplateButton[] Buttons)
{
    /// <summary>How many body parameters a send must give.</summary>
    internal int ParameterCount => Count(Body);

    /// <summary>How many header parameters a send must give.</summary>
    internal int HeaderCount => Count(Header);

    /// <summary>How many of the buttons need a parameter.</summary>
    internal int ButtonCount => Buttons.Count(button => Count(button.Url) > 0);

    /// <summary>The text the customer sees.</summary>
    internal string Fill(IReadOnlyList<string> parameters)
    {
        var text = Body;
        for (var i = 0; i < parameters.Count; i++)
        {
            text = text.Replace("{{" + (i + 1) + "}}", parameters[i], StringComparison.Ordinal);
        }

        return text;
    }

    private static int Count(string? text)
    {
        var count = 0;
        while (text?.Contains("{{" + (count + 1) + "}}", StringComparison.Ordinal) == true)
        {
            count++;
        }

        return count;
    }
}
