namespace Chatbotics.Channels.Meta.Webhooks;

/// <summary>A webhook's body is not what Meta sends: answer 400. The message says what is wrong and holds nothing of the body.</summary>
public sealed class MalformedWebhookException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="reason">What is wrong, to follow "because".</param>
    public MalformedWebhookException(string reason)
        : base($"The webhook was refused because {reason}.")
    {
    }
}
