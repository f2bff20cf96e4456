using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.People;

internal sealed partial class PeopleGrain
{
    [LoggerMessage(EventId = 3401, Level = LogLevel.Warning, Message = "Workspace {Tenant} changed member {Account}, but the account or its keys were not tidied up; the membership alone decides.")]
    private static partial void LogNotTidied(ILogger logger, string tenant, string account, Exception exception);
}
