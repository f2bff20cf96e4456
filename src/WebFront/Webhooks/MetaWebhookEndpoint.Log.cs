using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Webhooks;

internal sealed partial class MetaWebhookEndpoint
{
    [LoggerMessage(EventId = 2011, Level = LogLevel.Warning, Message = "Refused a signed webhook: {Reason}")]
    private static partial void LogMalformed(ILogger logger, string reason);

    [LoggerMessage(EventId = 2012, Level = LogLevel.Error,
        Message = "A webhook could not be made durable; the sender is asked to deliver it again.")]
    private static partial void LogNotDurable(ILogger logger, Exception fault);
}
