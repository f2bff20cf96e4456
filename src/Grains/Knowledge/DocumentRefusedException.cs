namespace Chatbotics.Grains.Knowledge;

/// <summary>A document can't be taken. The message is a sentence for whoever uploaded it, without any of its content.</summary>
public sealed class DocumentRefusedException : Exception
{
    /// <summary>Creates the refusal.</summary>
    /// <param name="fault">Why.</param>
    /// <param name="message">Why, and what to do.</param>
    /// <param name="inner">The cause, if any.</param>
    public DocumentRefusedException(DocumentFault fault, string message, Exception? inner = null)
        : base(message, inner) => Fault = fault;

    /// <summary>Why.</summary>
    public DocumentFault Fault { get; }
}
