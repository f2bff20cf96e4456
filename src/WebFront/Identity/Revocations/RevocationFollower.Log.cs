using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Identity.Revocations;

internal sealed partial class RevocationFollower
{
    [LoggerMessage(EventId = 5601, Level = LogLevel.Warning, Message = "The feed of revocations did not answer; it is asked again twice a second.")]
    private static partial void LogNotHeard(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 5602, Level = LogLevel.Error, Message = "A listener failed on a revocation.")]
    private static partial void LogListenerFailed(ILogger logger, Exception exception);
}
