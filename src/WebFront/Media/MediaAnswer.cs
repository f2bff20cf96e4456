namespace Chatbotics.WebFront.Media;

/// <summary>What a browser is told about a file that it attached.</summary>
internal sealed record MediaAnswer
{
    /// <summary>Our reference to it.</summary>
    public string? Id { get; init; }

    /// <summary>As what it will be sent.</summary>
    public string? Kind { get; init; }

    /// <summary>Its media type by its content.</summary>
    public string? Type { get; init; }

    /// <summary>Its name, cleaned.</summary>
    public string? Name { get; init; }

    /// <summary>Its size in bytes.</summary>
    public long? Size { get; init; }

    /// <summary>Why it was refused.</summary>
    public string? Text { get; init; }
}
