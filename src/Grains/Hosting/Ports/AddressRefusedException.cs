namespace Chatbotics.Grains.Hosting.Ports;

/// <summary>A name or address leads into a network of ours, where nothing that others send may lead us. An HTTP client wraps it.</summary>
public sealed class AddressRefusedException() : IOException("The address isn't on the public internet.")
{
    /// <summary>Whether this is why a request failed.</summary>
    /// <param name="failure">What the HTTP client threw.</param>
    public static bool IsCauseOf(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is AddressRefusedException)
            {
                return true;
            }
        }

        return false;
    }
}
