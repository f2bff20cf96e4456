using System.Buffers;
using System.Globalization;
using System.Text;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.WebFront.Dashboard.Shell;

/// <summary>The words and style classes that stand for our enumerations, in one place.</summary>
internal static class Look
{
    private static readonly SearchValues<char> Turns = SearchValues.Create("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c");

    /// <summary>The style class and icon of a channel.</summary>
    /// <param name="platform">The channel.</param>
    public static string Css(ChannelPlatform platform) => platform switch
    {
        ChannelPlatform.WhatsApp => "whatsapp",
        ChannelPlatform.Messenger => "messenger",
        ChannelPlatform.Instagram => "instagram",
        ChannelPlatform.Shopify => "shopify",
        _ => "web",
    };

    /// <summary>What people call a channel.</summary>
    /// <param name="platform">The channel.</param>
    public static string Name(ChannelPlatform platform) => platform switch
    {
        ChannelPlatform.WhatsApp => "WhatsApp",
        ChannelPlatform.Messenger => "Messenger",
        ChannelPlatform.Instagram => "Instagram",
        ChannelPlatform.Shopify => "Shopify",
        _ => Texts.Frame["Website"],
    };

    /// <summary>The style class of a holder, which draws the baton.</summary>
    /// <param name="holder">The kind of holder.</param>
    public static string Css(OwnerKind holder) => holder switch
    {
        OwnerKind.Person => "person",
        OwnerKind.Assistant => "ai",
        OwnerKind.Workflow => "flow",
        _ => "nobody",
    };

    /// <summary>The holder's name as one person reads it: "You" for oneself.</summary>
    /// <param name="owner">The holder.</param>
    /// <param name="reader">The reader's id.</param>
    public static string Name(Owner owner, string reader) => owner switch
    {
        { Kind: OwnerKind.Person } when owner.Id == reader => Texts.Frame["You"],
        { Kind: OwnerKind.Nobody } => Texts.Frame["Nobody"],
        { Name: { Length: > 0 } name } => name,
        { Kind: OwnerKind.Assistant } => Texts.Frame["AI agent"],
        { Kind: OwnerKind.Workflow } => Texts.Frame["Workflow"],
        _ => Texts.Frame["A colleague"],
    };

    /// <summary>The class of a message's bubble by its author.</summary>
    /// <param name="author">Who wrote.</param>
    public static string BubbleCss(AuthorKind author) => author switch
    {
        AuthorKind.Assistant => "by-ai",
        AuthorKind.Workflow => "by-flow",
        AuthorKind.NativeApp or AuthorKind.OtherApp => "by-app",
        _ => "",
    };

    /// <summary>The first name, for sentences about a person; the whole name when it is not of two words.</summary>
    /// <param name="name">The whole name.</param>
    public static string FirstName(string name)
    {
        var end = name.IndexOf(' ', StringComparison.Ordinal);
        return end > 1 && char.IsLetter(name[0]) ? name[..end] : name;
    }

    /// <summary>One or two initials; "#" for a number.</summary>
    /// <param name="name">The name.</param>
    public static string Initials(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var letters = new StringBuilder();
        foreach (var word in words.Length > 2 ? [words[0], words[^1]] : words)
        {
            var first = word.EnumerateRunes().FirstOrDefault(Rune.IsLetterOrDigit);
            if (Rune.IsLetter(first))
            {
                letters.Append(Rune.ToUpper(first, CultureInfo.InvariantCulture).ToString());
            }
        }

        return letters.Length == 0 ? "#" : letters.ToString();
    }

    /// <summary>
    /// A name without the invisible signs that turn the direction of writing: with them, "gpj.exe" reads "exe.jpg".
    /// </summary>
    /// <param name="name">A name as its sender chose it.</param>
    public static string Plain(string name) => name.AsSpan().ContainsAny(Turns)
        ? string.Concat(name.Where(static sign => !Turns.Contains(sign)))
        : name;

    /// <summary>A file's size: "640 kB", "7.8 MB".</summary>
    /// <param name="bytes">The size in bytes.</param>
    public static string Size(long bytes)
    {
        var size = bytes switch
        {
            < 1_000 => $"{bytes} B",
            < 1_000_000 => $"{bytes / 1_000} kB",
            _ => (bytes / 1_000_000d).ToString("0.0", Speech.Culture) + " MB",
        };

        // Isolated, so that number and unit keep their order in a line from right to left.
        return Speech.Current.Direction == "rtl" ? $"\u2066{size}\u2069" : size;
    }
}
