using Chatbotics.Grains.Abstractions.Channels;
using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Webhooks;

internal sealed partial class WebhookDispatcher
{
    [LoggerMessage(EventId = 2001, Level = LogLevel.Information,
        Message = "Dropped a {Platform} webhook event: no connection has its asset.")]
    private static partial void LogUnknownAsset(ILogger logger, ChannelPlatform platform);
}
