using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Dashboard.Shell;

/// <summary>What panes note.</summary>
internal static partial class PaneLog
{
    /// <summary>A pane failed and shows so; the page goes on.</summary>
    /// <param name="log">Where it is noted.</param>
    /// <param name="fault">What went wrong.</param>
    [LoggerMessage(Level = LogLevel.Error, Message = "A pane of the page failed.")]
    public static partial void Failed(ILogger log, Exception fault);

    /// <summary>A pane could not reach what it shows.</summary>
    /// <param name="log">Where it is noted.</param>
    /// <param name="fault">What went wrong.</param>
    [LoggerMessage(Level = LogLevel.Warning, Message = "A pane of the page could not read what it shows.")]
    public static partial void NotRead(ILogger log, Exception fault);
}
