using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Assignment;

internal sealed partial class MemberReleaseGrain
{
    [LoggerMessage(EventId = 3610, Level = LogLevel.Warning, Message = "The conversations of {Account}, who has left {Tenant}, could not all be released; it is tried again.")]
    private static partial void LogNotReleased(ILogger logger, string tenant, string account, Exception error);
}
