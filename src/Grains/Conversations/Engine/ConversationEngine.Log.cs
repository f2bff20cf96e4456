using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Conversations.Engine;

/// <remarks>A conversation is named by its connection and its number: its key may hold a phone number.</remarks>
internal sealed partial class ConversationEngine
{
    [LoggerMessage(1, LogLevel.Warning, "Conversation {Connection} #{Number} is loaded again, because an append failed ({Error}).")]
    private static partial void LogDiscarded(ILogger logger, string connection, long number, string error, Exception exception);

    [LoggerMessage(2, LogLevel.Error, "Conversation {Connection} #{Number} could not act on what it had stored; the due-time index will make it try again.")]
    private static partial void LogEffectFailed(ILogger logger, string connection, long number, Exception exception);

    [LoggerMessage(3, LogLevel.Information, "A conversation of {Connection} is rebuilt from its {Version} entries, because its snapshot is of another build.")]
    private static partial void LogReplaying(ILogger logger, string connection, long version);

    [LoggerMessage(4, LogLevel.Warning, "Conversation {Connection} #{Number} could not lease a send; it tries again.")]
    private static partial void LogLeaseFailed(ILogger logger, string connection, long number, Exception exception);

    [LoggerMessage(5, LogLevel.Warning, "Conversation {Connection} #{Number} could not record what a send came to; its next activation does.")]
    private static partial void LogOutcomeNotRecorded(ILogger logger, string connection, long number, Exception exception);

    [LoggerMessage(6, LogLevel.Warning, "Conversation {Connection} #{Number} could not do what was due; it tries again.")]
    private static partial void LogTickFailed(ILogger logger, string connection, long number, Exception exception);

    [LoggerMessage(7, LogLevel.Warning, "Conversation {Connection} #{Number} could not give the inbox its row; it tries again.")]
    private static partial void LogNotPublished(ILogger logger, string connection, long number, Exception exception);

    [LoggerMessage(8, LogLevel.Information, "Conversation {Connection} #{Number} ended with work under way ({Error}); its next activation takes it up.")]
    private static partial void LogNotDrained(ILogger logger, string connection, long number, string error);

    [LoggerMessage(9, LogLevel.Error, "A record of a conversation of {Connection} is damaged (at or before version {Version}); no other conversation is concerned. Restore the latest backup, or erase it.")]
    private static partial void LogDamaged(ILogger logger, string connection, long version, Exception exception);

    [LoggerMessage(40, LogLevel.Warning, "Conversation {Connection} #{Number} could not record what became of a file; its next activation fetches it again.")]
    private static partial void LogFileNotRecorded(ILogger logger, string connection, long number, Exception exception);
}
