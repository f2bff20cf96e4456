namespace Chatbotics.CommandLine;

/// <summary>The configuration that commands read: the same files and variables as the program.</summary>
internal static class CommandConfiguration
{
    /// <summary>Reads it.</summary>
    public static IConfigurationRoot Read() => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .Build();
}
