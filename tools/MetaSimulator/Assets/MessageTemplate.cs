namespace Chatbotics.MetaSimulator.Assets;

/// <summary>An approved WhatsApp template. <paramref name="Body"/> names its parameters <c>{{1}}</c>, <c>{{2}}</c>, ….</summary>
/// <param name="Name">The name a send carries.</param>
/// <param name="Language">The language code, such as <c>en_US</c>.</param>
/// <param name="Category">MARKETING, UTILITY or AUTHENTICATION.</param>
/// <param name="Body">The body text with its placeholders.</param>
public sealed record MessageTemplate(string Name, string Language, string Category, string Body)
{
    /// <summary>How many body parameters a send must give.</summary>
    internal int ParameterCount
    {
        get
        {
            var count = 0;
            while (Body.Contains("{{" + (count + 1) + "}}", StringComparison.Ordinal))
            {
                count++;
            }

            return count;
        }
    }

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
}
