namespace Chatbotics.WebFront.Api;

/// <summary>How programs are served. Section of the configuration: <c>Api</c>.</summary>
internal sealed class ApiOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Api";

    /// <summary>How many requests a key may make in a minute, 1 to 100,000.</summary>
    public int RequestsPerMinute { get; set; } = 600;
}
