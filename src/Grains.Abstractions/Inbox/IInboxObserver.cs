using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Abstractions.Inbox;

/// <summary>Is told of changed rows, in order. A gap in the cursor means that calls were lost: list again.</summary>
[Alias("inbox-observer")]
public interface IInboxObserver : IGrainObserver
{
    /// <summary>A row changed.</summary>
    /// <param name="cursor">Ascends by one with every change since the grain's activation; a smaller one means a new activation.</param>
    /// <param name="summary">The row.</param>
    [Alias("changed")]
    Task Changed(long cursor, ConversationSummary summary);
}
