using Chatbotics.Grains.Conversations.Ports;
using Chatbotics.Storage.Sqlite.Writing;

namespace Chatbotics.Storage.Sqlite.Conversations;

/// <summary>
/// An append in the queue. It is its own completion source; continuations run one after the other on the thread-pool item
/// that tells the batch.
/// </summary>
internal sealed class AppendOperation(JournalWriter journal, ConversationAppend append) : TaskCompletionSource, IWriteOperation
{
    private const int RowOverhead = 64;
    private bool _conflict;

    /// <inheritdoc/>
    public int Size => RowOverhead + append.Record.Body.Length + (append.Snapshot?.Body.Length ?? 0);

    /// <inheritdoc/>
    public void Execute() => _conflict = !journal.Append(append);

    /// <inheritdoc/>
    public void Complete()
    {
        if (_conflict)
        {
            SetException(new ConversationConflictException(append.Key, append.ExpectedVersion));
        }
        else
        {
            SetResult();
        }
    }

    /// <inheritdoc/>
    public void Fail(Exception failure) => SetException(failure);
}
