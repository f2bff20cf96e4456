using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Connecting;
using Chatbotics.Grains.Channels.Ports;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Channels.Connecting;

internal sealed partial class ConnectSessionGrain
{
    [LoggerMessage(EventId = 3121, Level = LogLevel.Information, Message = "Workspace {Tenant}: {Flow} gave {Count} assets to choose from.")]
    private static partial void LogOffered(ILogger logger, string tenant, ConnectFlow flow, int count);

    [LoggerMessage(EventId = 3122, Level = LogLevel.Warning, Message = "Workspace {Tenant}: {Flow} failed: {Problem}.")]
    private static partial void LogFailed(ILogger logger, string tenant, ConnectFlow flow, string problem);

    [LoggerMessage(EventId = 3123, Level = LogLevel.Warning, Message = "Workspace {Tenant}: a sign-in at Meta came back with a state that isn't good: {Reason}.")]
    private static partial void LogRefused(ILogger logger, string tenant, string reason);

    [LoggerMessage(EventId = 3124, Level = LogLevel.Warning, Message = "Connected {Connection}, but its webhooks couldn't be subscribed: {Kind}, code {Code}.")]
    private static partial void LogNotSubscribed(ILogger logger, ConnectionKey connection, MetaFaultKind kind, int code);

    [LoggerMessage(EventId = 3125, Level = LogLevel.Information, Message = "Connected {Connection} by {Flow}.")]
    private static partial void LogConnected(ILogger logger, ConnectionKey connection, ConnectFlow flow);
}
