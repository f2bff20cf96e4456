namespace Chatbotics.Channels.Meta.Sending;

/// <summary>How far a call to the Graph API came.</summary>
internal enum GraphReplyState
{
    /// <summary>The request never left: nothing can have happened.</summary>
    NotSent,

    /// <summary>The request may have arrived; the answer is lost.</summary>
    Lost,

    /// <summary>There is an answer.</summary>
    Answered,
}
