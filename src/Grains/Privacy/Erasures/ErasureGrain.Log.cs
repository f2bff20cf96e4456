using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Privacy.Erasures;

internal sealed partial class ErasureGrain
{
    [LoggerMessage(EventId = 7601, Level = LogLevel.Information, Message = "Erasure {Erasure} is done: receipt {Receipt}.")]
    private static partial void LogDone(ILogger logger, string erasure, long receipt);

    [LoggerMessage(EventId = 7602, Level = LogLevel.Warning,
        Message = "Erasure {Erasure}: the store {Store} did not answer. It is tried again in {Delay}.")]
    private static partial void LogFailed(ILogger logger, string erasure, string store, TimeSpan delay, Exception exception);
}
