using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Inbox;

/// <summary>A row on its way into the store. Publications of one conversation that meet here become one.</summary>
/// <param name="summary">The first of them.</param>
internal sealed class InboxPublication(ConversationSummary summary)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The newest of them.</summary>
    public ConversationSummary Summary { get; private set; } = summary;

    /// <summary>Ends when the row is durable.</summary>
    public Task Done => _done.Task;

    /// <summary>Takes a further publication's row if it is newer.</summary>
    /// <param name="other">Of the same conversation.</param>
    public void Merge(ConversationSummary other)
    {
        if (other.Version > Summary.Version)
        {
            Summary = other;
        }
    }

    /// <summary>Tells the publishers.</summary>
    /// <param name="error">Why it could not be stored; null when it is.</param>
    public void Complete(Exception? error)
    {
        if (error is null)
        {
            _done.SetResult();
        }
        else
        {
            _done.SetException(error);
        }
    }
}
