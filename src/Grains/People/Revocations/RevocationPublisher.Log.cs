using Chatbotics.Grains.Abstractions.People.Revocations;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.People.Revocations;

internal sealed partial class RevocationPublisher
{
    [LoggerMessage(EventId = 3601, Level = LogLevel.Warning, Message = "A revocation ({Kind}) was not pushed; it takes effect when its servers next look.")]
    private static partial void LogNotPublished(ILogger logger, RevocationKind kind, Exception exception);
}
