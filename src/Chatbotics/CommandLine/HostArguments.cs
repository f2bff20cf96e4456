namespace Chatbotics.CommandLine;

/// <summary>What the command line says; everything else comes from appsettings.json and the environment.</summary>
public sealed record HostArguments
{
    /// <summary>The address when none is given: this machine only.</summary>
    public const string DefaultUrls = "http://127.0.0.1:5080";

    /// <summary>The addresses to listen on, separated by semicolons.</summary>
    public string Urls { get; init; } = DefaultUrls;

    /// <summary>The folder that holds all data.</summary>
    public string DataFolder { get; init; } = "data";

    /// <summary>Whether a demo workspace is wished; it is only made while no Meta app is configured.</summary>
    public bool Demo { get; init; } = true;

    /// <summary>A file that declares workspaces, or null.</summary>
    public string? SeedFile { get; init; }
}
