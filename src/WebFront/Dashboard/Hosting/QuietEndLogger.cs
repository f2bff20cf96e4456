using Chatbotics.Grains.Abstractions.People;
using Chatbotics.WebFront.Identity.Sessions;
using Microsoft.Extensions.Logging;

namespace Chatbotics.WebFront.Dashboard.Hosting;

/// <summary>The framework's log of live pages, in which an expected end is one quiet line.</summary>
/// <param name="inner">The log.</param>
internal sealed partial class QuietEndLogger(ILogger inner) : ILogger
{
    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => inner.BeginScope(state);

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (exception is not null && IsExpected(exception))
        {
            LogEnded(inner);
            return;
        }

        inner.Log(logLevel, eventId, state, exception, formatter);
    }

    private static bool IsExpected(Exception exception) => exception switch
    {
        SessionEndedException or ForeignGrainException => true,
        AggregateException many => many.InnerExceptions.All(IsExpected),
        _ => exception.InnerException is { } inner && IsExpected(inner),
    };
}
