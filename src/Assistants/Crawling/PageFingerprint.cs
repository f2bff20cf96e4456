using System.Text;
using Chatbotics.Grains.Knowledge;

namespace Chatbotics.Assistants.Crawling;

/// <summary>What a page says, short enough to be kept for every page of a crawl. Its title does not count.</summary>
/// <param name="Hash">Equal for equal texts.</param>
/// <param name="Words">Hashes of its words.</param>
internal sealed record PageFingerprint(string Hash, IReadOnlySet<int> Words)
{
    private const double Resemblance = 0.7;
    private const int MaxWords = 2_000;

    /// <summary>Takes a page's fingerprint.</summary>
    /// <param name="content">What it says.</param>
    public static PageFingerprint Of(DocumentContent content)
    {
        var text = new StringBuilder();
        foreach (var passage in Chunker.Cut("", content with { Title = null }))
        {
            text.Append(passage.Place).Append('\n').Append(passage.Question).Append('\n').Append(passage.Text).Append('\n');
        }

        var whole = text.ToString();
        var words = whole.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(word => string.GetHashCode(word, StringComparison.OrdinalIgnoreCase));
        return new PageFingerprint(PassageIds.OfContent(Encoding.UTF8.GetBytes(whole)), words.Distinct().Take(MaxWords).ToHashSet());
    }

    /// <summary>Whether two pages say nearly the same.</summary>
    /// <param name="other">The other one.</param>
    public bool Resembles(PageFingerprint other)
    {
        if (Hash == other.Hash)
        {
            return true;
        }

        var common = Words.Count(other.Words.Contains);
        return common >= Resemblance * (Words.Count + other.Words.Count - common);
    }
}
