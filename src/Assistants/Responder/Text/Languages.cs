namespace Chatbotics.Assistants.Responder.Text;

/// <summary>Reads language tags.</summary>
internal static class Languages
{
    /// <summary>The language without script and region, in lower case: "de" of "de-AT".</summary>
    /// <param name="tag">A BCP 47 tag.</param>
    public static string Primary(string tag)
    {
        var end = tag.IndexOf('-', StringComparison.Ordinal);
        return (end < 0 ? tag : tag[..end]).ToLowerInvariant();
    }
}
