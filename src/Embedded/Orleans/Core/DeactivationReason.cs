namespace Orleans;

/// <summary>Why an activation ends.</summary>
[GenerateSerializer]
public enum DeactivationReasonCode : byte
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>The silo stops.</summary>
    ShuttingDown,

    /// <summary>The activation could not be made.</summary>
    ActivationFailed,

    /// <summary>The directory of the cluster failed.</summary>
    DirectoryFailure,

    /// <summary>Nobody called it for long enough.</summary>
    ActivationIdle,

    /// <summary>It did not answer.</summary>
    ActivationUnresponsive,

    /// <summary>There was another activation of the same grain.</summary>
    DuplicateActivation,

    /// <summary>It got a request of another version of its interface.</summary>
    IncompatibleRequest,

    /// <summary>Its own code failed in a way that makes its memory doubtful, such as a storage conflict.</summary>
    ApplicationError,

    /// <summary>It asked for it.</summary>
    ApplicationRequested,

    /// <summary>It moves to another silo.</summary>
    Migrating,

    /// <summary>The runtime asked for it.</summary>
    RuntimeRequested,

    /// <summary>Memory is short.</summary>
    HighMemoryPressure,
}

/// <summary>Why an activation ends, with words and cause.</summary>
public readonly struct DeactivationReason
{
    /// <summary>A reason.</summary>
    /// <param name="code">The kind of reason.</param>
    /// <param name="text">A sentence.</param>
    public DeactivationReason(DeactivationReasonCode code, string text)
        : this(code, null, text)
    {
    }

    /// <summary>A reason with its cause.</summary>
    /// <param name="code">The kind of reason.</param>
    /// <param name="exception">The cause.</param>
    /// <param name="text">A sentence.</param>
    public DeactivationReason(DeactivationReasonCode code, Exception? exception, string text)
    {
        ReasonCode = code;
        Exception = exception;
        Description = text;
    }

    /// <summary>A sentence.</summary>
    public string Description { get; }

    /// <summary>The kind of reason.</summary>
    public DeactivationReasonCode ReasonCode { get; }

    /// <summary>The cause, if it was a failure.</summary>
    public Exception? Exception { get; }

    /// <inheritdoc/>
    public override string ToString() => Exception is null ? $"{ReasonCode}: {Description}" : $"{ReasonCode}: {Description}. Exception: {Exception}";
}
