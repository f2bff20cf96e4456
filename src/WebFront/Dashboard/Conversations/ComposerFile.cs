namespace Chatbotics.WebFront.Dashboard.Conversations;

/// <summary>A file that was attached before: only its id counts, the rest is what the browser shows.</summary>
public sealed record ComposerFile
{
    /// <summary>Our reference.</summary>
    public string Id { get; init; } = "";

    /// <summary>As what it is sent.</summary>
    public string? Kind { get; init; }

    /// <summary>Its media type.</summary>
    public string? Type { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Its size in bytes.</summary>
    public long Size { get; init; }
}
