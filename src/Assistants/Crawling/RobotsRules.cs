using System.Globalization;
using System.Text;

namespace Chatbotics.Assistants.Crawling;

/// <summary>What a site's robots.txt says to one crawler (RFC 9309): the longest rule that fits decides, and allowing wins a tie.</summary>
internal sealed class RobotsRules
{
    /// <summary>RFC 9309 asks for at least 500 KiB; the rest is not read.</summary>
    public const int MaxBytes = 512 * 1024;
    private const int MaxRules = 2_000;
    private const int MaxPattern = 1_000;
    private const int MaxSitemaps = 20;

    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(10);

    private readonly List<(bool Allow, string Pattern)> _rules = [];

    private RobotsRules()
    {
    }

    /// <summary>Everything is allowed: the site has no robots.txt.</summary>
    public static RobotsRules AllowAll { get; } = new();

    /// <summary>Nothing is allowed: the site has one, but can't give it.</summary>
    public static RobotsRules AllowNone() => new() { _rules = { (false, "/") } };

    /// <summary>The pause that it asks for, at most 10 s; zero for none.</summary>
    public TimeSpan Delay { get; private set; }

    /// <summary>The sitemaps that it names.</summary>
    public IList<string> Sitemaps { get; } = [];

    /// <summary>Reads a robots.txt.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="name">The crawler's name.</param>
    public static RobotsRules Parse(string text, string name)
    {
        var own = new RobotsRules();
        var others = new RobotsRules();
        var sitemaps = new List<string>();
        var (isOwn, isOther, inAgents, hasOwn) = (false, false, false, false);
        foreach (var raw in text.EnumerateLines())
        {
            if (Split(raw) is not var (key, value))
            {
                continue;
            }

            if (key.Equals("user-agent", StringComparison.OrdinalIgnoreCase))
            {
                if (!inAgents)
                {
                    (isOwn, isOther, inAgents) = (false, false, true);
                }

                isOwn |= Token(value).Equals(name, StringComparison.OrdinalIgnoreCase);
                isOther |= value == "*";
                hasOwn |= isOwn;
                continue;
            }

            if (key.Equals("sitemap", StringComparison.OrdinalIgnoreCase))
            {
                if (sitemaps.Count < MaxSitemaps)
                {
                    sitemaps.Add(value);
                }

                continue;
            }

            inAgents = false;
            if (isOwn)
            {
                own.Take(key, value);
            }

            if (isOther)
            {
                others.Take(key, value);
            }
        }

        var rules = hasOwn ? own : others;
        foreach (var sitemap in sitemaps)
        {
            rules.Sitemaps.Add(sitemap);
        }

        return rules;
    }

    /// <summary>Whether an address may be asked for.</summary>
    /// <param name="address">The address.</param>
    public bool Allows(Uri address)
    {
        var path = Normal(address.PathAndQuery);
        var (best, allowed) = (-1, true);
        foreach (var (allow, pattern) in _rules)
        {
            if (pattern.Length >= best && Fits(path, pattern))
            {
                allowed = pattern.Length > best ? allow : allowed || allow;
                best = pattern.Length;
            }
        }

        return allowed;
    }

    private void Take(string key, string value)
    {
        if (key.Equals("crawl-delay", StringComparison.OrdinalIgnoreCase))
        {
            if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
            {
                Delay = TimeSpan.FromSeconds(Math.Min(seconds, LongestDelay.TotalSeconds));
            }

            return;
        }

        var allow = key.Equals("allow", StringComparison.OrdinalIgnoreCase);
        if ((allow || key.Equals("disallow", StringComparison.OrdinalIgnoreCase))
            && value.Length is > 0 and <= MaxPattern && value[0] is '/' or '*' && _rules.Count < MaxRules)
        {
            _rules.Add((allow, Normal(value)));
        }
    }

    /// <summary>Stars stand for anything, a closing dollar for the end. Each part is looked for once, from the left: no backtracking.</summary>
    private static bool Fits(ReadOnlySpan<char> path, ReadOnlySpan<char> pattern)
    {
        var toEnd = pattern is [.., '$'];
        pattern = toEnd ? pattern[..^1] : pattern;
        var first = true;
        while (true)
        {
            var star = pattern.IndexOf('*');
            var part = star < 0 ? pattern : pattern[..star];
            if (star < 0 && toEnd)
            {
                return first ? path.SequenceEqual(part) : path.EndsWith(part);
            }

            var at = first ? (path.StartsWith(part) ? 0 : -1) : path.IndexOf(part);
            if (at < 0 || star < 0)
            {
                return at >= 0;
            }

            path = path[(at + part.Length)..];
            pattern = pattern[(star + 1)..];
            first = false;
        }
    }

    /// <summary>Escapes of plain letters are undone and the others written large, so that both sides compare.</summary>
    private static string Normal(string path)
    {
        if (!path.Contains('%', StringComparison.Ordinal) && Ascii.IsValid(path))
        {
            return path;
        }

        var normal = new StringBuilder(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '%' && i + 2 < path.Length && byte.TryParse(path.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                var plain = (char)code;
                normal.Append(char.IsAsciiLetterOrDigit(plain) || plain is '-' or '.' or '_' or '~' ? plain.ToString() : "%" + code.ToString("X2", CultureInfo.InvariantCulture));
                i += 2;
            }
            else if (char.IsAscii(path[i]))
            {
                normal.Append(path[i]);
            }
            else
            {
                var length = char.IsHighSurrogate(path[i]) && i + 1 < path.Length ? 2 : 1;
                normal.Append(Uri.EscapeDataString(path.AsSpan(i, length)));
                i += length - 1;
            }
        }

        return normal.ToString();
    }

    private static (string Key, string Value)? Split(ReadOnlySpan<char> line)
    {
        var comment = line.IndexOf('#');
        line = (comment < 0 ? line : line[..comment]).Trim().TrimStart('\uFEFF');
        var colon = line.IndexOf(':');
        return colon <= 0 ? null : (line[..colon].Trim().ToString(), line[(colon + 1)..].Trim().ToString());
    }

    /// <summary>The name without version: "Chatbotics/1.0" is Chatbotics.</summary>
    private static string Token(string agent)
    {
        var end = agent.AsSpan().IndexOfAny('/', ' ');
        return end < 0 ? agent : agent[..end];
    }
}
