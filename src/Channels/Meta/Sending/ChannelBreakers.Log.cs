using Chatbotics.Grains.Abstractions.Channels;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Channels.Meta.Sending;

internal sealed partial class ChannelBreakers
{
    [LoggerMessage(1, LogLevel.Warning, "{Connection}: the platform hasn't been answering; sends fail at once for a while")]
    private static partial void LogOpened(ILogger logger, ConnectionKey connection);

    [LoggerMessage(2, LogLevel.Information, "{Connection}: the platform answers again")]
    private static partial void LogClosed(ILogger logger, ConnectionKey connection);
}
