using System.Collections.Immutable;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Chatbotics.Assistants.Knowledge.Reading;
using Chatbotics.Grains.Knowledge;

namespace Chatbotics.Assistants.Knowledge.Html;

/// <summary>Parses web pages. Nothing that a page names is loaded, and no script runs.</summary>
internal static class HtmlPageParser
{
    /// <summary>Deeper elements become siblings of the deepest one, as in browsers.</summary>
    private const int MaxDepth = 200;
    private const int MaxLinks = 5_000;

    /// <summary>Parses a page.</summary>
    /// <param name="source">The page.</param>
    /// <param name="budget">What may be spent.</param>
    /// <exception cref="DocumentRefusedException">It costs too much.</exception>
    public static HtmlPage Parse(DocumentSource source, ReadingBudget budget)
    {
        var text = TextDecoder.Decode(source.Content.Span, TextDecoder.Charset(source.MediaType) ?? DeclaredCharset(source.Content.Span));
        budget.Characters(text.Length / 8);
        HtmlNesting.Check(text);
        using var document = Parse(text, budget);
        var root = BaseAddress(document, source.Address);
        var blocks = new BlockBuilder(budget);
        new HtmlText(blocks, budget, root).Read(Main(document));
        var robots = string.Join(',', document.Head?.QuerySelectorAll("meta[name=robots i]").Select(meta => meta.GetAttribute("content")) ?? []);
        return new HtmlPage
        {
            Content = blocks.Build(Title(document), document.DocumentElement.GetAttribute("lang")),
            Canonical = Absolute(root, document.Head?.QuerySelector("link[rel=canonical i]")?.GetAttribute("href")),
            NoIndex = Says(robots, "noindex"),
            NoFollow = Says(robots, "nofollow"),
            Links = NamesLinks(document, root),
        };
    }

    private static IHtmlDocument Parse(string text, ReadingBudget budget)
    {
        var parser = new HtmlParser(new HtmlParserOptions
        {
            IsScripting = false,
            MaximumDepth = MaxDepth,
            SkipComments = true,
            SkipScriptText = true,
            SkipCDATA = true,
            DisableElementPositionTracking = true,

            // Also called for elements that the parser makes up by itself, of which a small page can contrive very many.
            OnCreated = (_, _) => budget.Element(),
        });
        return parser.ParseDocument(text);
    }

    /// <summary>Where the page's own text is, without what surrounds it on every page.</summary>
    private static IElement Main(IHtmlDocument document)
    {
        var main = document.QuerySelector("main") ?? document.QuerySelector("[role=main]");
        if (main is null && document.QuerySelectorAll("article") is [var article])
        {
            main = article;
        }

        return main is not null && main.TextContent.AsSpan().Trim().Length > 0 ? main : (IElement?)document.Body ?? document.DocumentElement;
    }

    private static string? Title(IHtmlDocument document) =>
        document.QuerySelectorAll("h1") is [var heading] && heading.TextContent.AsSpan().Trim().Length is > 0 and <= 200 ? heading.TextContent : document.Title;

    private static Uri? BaseAddress(IHtmlDocument document, Uri? address) =>
        document.Head?.QuerySelector("base[href]")?.GetAttribute("href") is { } href && address is not null && Uri.TryCreate(address, href, out var named) && named.Host == address.Host
            ? named
            : address;

    private static ImmutableArray<Uri> NamesLinks(IHtmlDocument document, Uri? root)
    {
        if (root is null)
        {
            return [];
        }

        var links = new HashSet<Uri>();
        foreach (var anchor in document.QuerySelectorAll("a[href]"))
        {
            if (!Says(anchor.GetAttribute("rel") ?? "", "nofollow") && Absolute(root, anchor.GetAttribute("href")) is { } link)
            {
                links.Add(link);
                if (links.Count == MaxLinks)
                {
                    break;
                }
            }
        }

        return [.. links];
    }

    private static Uri? Absolute(Uri? root, string? href)
    {
        if (root is null || string.IsNullOrWhiteSpace(href) || href.Length > 2_000 || !Uri.TryCreate(root, href.Trim(), out var absolute)
            || (absolute.Scheme != Uri.UriSchemeHttps && absolute.Scheme != Uri.UriSchemeHttp))
        {
            return null;
        }

        return absolute.Fragment.Length == 0 ? absolute : new UriBuilder(absolute) { Fragment = "" }.Uri;
    }

    private static bool Says(string words, string word) =>
        words.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Any(said => said.Equals(word, StringComparison.OrdinalIgnoreCase) || said.Equals("none", StringComparison.OrdinalIgnoreCase));

    /// <summary>The encoding that a meta element near the beginning declares.</summary>
    private static string? DeclaredCharset(ReadOnlySpan<byte> bytes)
    {
        var start = System.Text.Encoding.Latin1.GetString(bytes[..Math.Min(2_048, bytes.Length)]);
        var at = start.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : new string([.. start.Skip(at + 8).SkipWhile(letter => letter is '"' or '\'').TakeWhile(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')]);
    }
}
