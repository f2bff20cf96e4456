using System.Net;

namespace Chatbotics.Assistants.Crawling;

/// <summary>What an address answered.</summary>
/// <param name="Address">Where it was found in the end, after redirects.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The bytes, unpacked; empty unless the status is 200.</param>
internal sealed record FetchedPage(Uri Address, HttpStatusCode Status, byte[] Body)
{
    /// <summary>The media type with its parameters; null when none was given.</summary>
    public string? MediaType { get; init; }

    /// <summary>The entity tag, or null.</summary>
    public string? ETag { get; init; }

    /// <summary>When it was changed, or null.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>How long the site asks to wait; null when it doesn't.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The response's own word on indexing (X-Robots-Tag), or empty.</summary>
    public string Robots { get; init; } = "";
}
