namespace Orleans.Runtime;

/// <summary>The base of the failures that the grain runtime itself reports.</summary>
[GenerateSerializer]
public class OrleansException : Exception
{
    /// <summary>An unspecified failure.</summary>
    public OrleansException()
        : base("Unexpected error.")
    {
    }

    /// <summary>A failure with a sentence.</summary>
    /// <param name="message">What happened.</param>
    public OrleansException(string message)
        : base(message)
    {
    }

    /// <summary>A failure with a sentence and its cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public OrleansException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A call was refused before it reached its grain.</summary>
[GenerateSerializer]
public class OrleansMessageRejectionException : OrleansException
{
    internal OrleansMessageRejectionException(string message)
        : base(message)
    {
    }

    internal OrleansMessageRejectionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>The silo is not running: not started yet, stopping, or stopped.</summary>
[GenerateSerializer]
public sealed class SiloUnavailableException : OrleansMessageRejectionException
{
    /// <summary>The silo is not running.</summary>
    public SiloUnavailableException()
        : base("Silo unavailable")
    {
    }

    /// <summary>The silo is not running.</summary>
    /// <param name="msg">What was refused.</param>
    public SiloUnavailableException(string msg)
        : base(msg)
    {
    }

    /// <summary>The silo is not running.</summary>
    /// <param name="message">What was refused.</param>
    /// <param name="innerException">The cause.</param>
    public SiloUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A configured bound was exceeded.</summary>
[GenerateSerializer]
public sealed class LimitExceededException : OrleansException
{
    /// <summary>A bound was exceeded.</summary>
    public LimitExceededException()
        : base("Limit exceeded")
    {
    }

    /// <summary>A bound was exceeded.</summary>
    /// <param name="message">Which one.</param>
    public LimitExceededException(string message)
        : base(message)
    {
    }

    /// <summary>A bound was exceeded.</summary>
    /// <param name="message">Which one.</param>
    /// <param name="innerException">The cause.</param>
    public LimitExceededException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>A bound was exceeded.</summary>
    /// <param name="limitName">The bound.</param>
    /// <param name="current">The value that exceeded it.</param>
    /// <param name="threshold">The highest allowed value.</param>
    /// <param name="extraInfo">What helps to find the cause.</param>
    public LimitExceededException(string limitName, int current, int threshold, object extraInfo)
        : base($"Limit exceeded {limitName} Current={current} Threshold={threshold} {extraInfo}")
    {
    }
}

/// <summary>A setting makes no sense.</summary>
[GenerateSerializer]
public sealed class OrleansConfigurationException : Exception
{
    /// <summary>A setting makes no sense.</summary>
    /// <param name="message">Which one, and what it should be.</param>
    public OrleansConfigurationException(string message)
        : base(message)
    {
    }

    /// <summary>A setting makes no sense.</summary>
    /// <param name="message">Which one, and what it should be.</param>
    /// <param name="innerException">The cause.</param>
    public OrleansConfigurationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A stage of the start was called off because an earlier one failed.</summary>
[GenerateSerializer]
public sealed class OrleansLifecycleCanceledException : OrleansException
{
    internal OrleansLifecycleCanceledException(string message)
        : base(message)
    {
    }

    internal OrleansLifecycleCanceledException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>The observer that was called is no longer registered or no longer alive.</summary>
[GenerateSerializer]
public sealed class ClientNotAvailableException : OrleansException
{
    internal ClientNotAvailableException(GrainId clientId)
        : base($"No activation for client {clientId}")
    {
    }
}

/// <summary>A grain extension was called on a grain that has none.</summary>
[GenerateSerializer]
public sealed class GrainExtensionNotInstalledException : OrleansException
{
    /// <summary>The grain has no such extension.</summary>
    public GrainExtensionNotInstalledException()
        : base("GrainExtensionNotInstalledException")
    {
    }

    /// <summary>The grain has no such extension.</summary>
    /// <param name="message">Which one.</param>
    public GrainExtensionNotInstalledException(string message)
        : base(message)
    {
    }

    /// <summary>The grain has no such extension.</summary>
    /// <param name="message">Which one.</param>
    /// <param name="innerException">The cause.</param>
    public GrainExtensionNotInstalledException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
