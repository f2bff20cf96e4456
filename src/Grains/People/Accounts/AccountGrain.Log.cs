using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.People.Accounts;

internal sealed partial class AccountGrain
{
    [LoggerMessage(EventId = 3501, Level = LogLevel.Information, Message = "Created account {Account}.")]
    private static partial void LogCreated(ILogger logger, string account);

    [LoggerMessage(EventId = 3502, Level = LogLevel.Information, Message = "Erased account {Account}.")]
    private static partial void LogErased(ILogger logger, string account);

    [LoggerMessage(EventId = 3503, Level = LogLevel.Information, Message = "Signing in to account {Account} is locked after {Tries} failed tries.")]
    private static partial void LogLocked(ILogger logger, string account, int tries);

    [LoggerMessage(EventId = 3504, Level = LogLevel.Warning, Message = "Workspace {Tenant} was not told the new name of account {Account}; it shows the old one until the next change.")]
    private static partial void LogNameNotTold(ILogger logger, string account, string tenant, Exception exception);
}
