using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.WebFront.Dashboard.Conversations;

/// <summary>What a person reads when a command could not be carried out.</summary>
internal static class Excuse
{
    /// <summary>The sentence for a failure: what is so, and what to do.</summary>
    /// <param name="fault">The failure.</param>
    public static string For(Exception fault) => fault switch
    {
        StoreOverloadedException => Texts.Thread["Too much is coming in at this moment, so nothing was changed. Try again in a few seconds."],
        StoreUnavailableException => Texts.Thread["Nothing can be stored at the moment, so nothing was changed. The operator of this server has to look at it."],
        TimeoutException => Texts.Thread["The server took too long to answer. Look whether it was done before you try again."],
        _ => Texts.Thread["That didn't work, and nothing was changed as far as we know. Try again."],
    };
}
