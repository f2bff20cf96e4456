namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>What stands in a thread.</summary>
[GenerateSerializer, Alias("thread-item-kind")]
public enum ThreadItemKind
{
    /// <summary>A message, in or out.</summary>
    Message = 1,

    /// <summary>A line that says what happened.</summary>
    Activity = 2,

    /// <summary>A private note of the team.</summary>
    Note = 3,
}
