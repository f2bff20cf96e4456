using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Privacy.Retention;

internal sealed partial class RetentionGrain
{
    [LoggerMessage(EventId = 7621, Level = LogLevel.Information, Message = "Retention of workspace {Tenant} ran: {Conversations} conversations, {Media} files, {Traces} turns' evidence, {Receipts} receipts, {Held} held.")]
    private static partial void LogRan(ILogger logger, string tenant, long conversations, long media, long traces, long receipts, long held);

    [LoggerMessage(EventId = 7622, Level = LogLevel.Warning, Message = "The clock leapt forward: retention of workspace {Tenant} waits until {NextRun}.")]
    private static partial void LogLeapt(ILogger logger, string tenant, DateTimeOffset nextRun);

    [LoggerMessage(EventId = 7623, Level = LogLevel.Error, Message = "Retention of workspace {Tenant} did not finish; it is tried again in an hour.")]
    private static partial void LogFailed(ILogger logger, string tenant, Exception exception);
}
