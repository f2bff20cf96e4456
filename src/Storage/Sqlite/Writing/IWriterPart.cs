using Chatbotics.Storage.Sqlite.Raw;

namespace Chatbotics.Storage.Sqlite.Writing;

/// <summary>
/// What keeps state beside the writer: it prepares its statements when the connection opens and learns how each
/// transaction ended. Everything runs on the writer's thread.
/// </summary>
internal interface IWriterPart
{
    /// <summary>Whether there is work that can wait for a quiet moment.</summary>
    bool HasBacklog { get; }

    /// <summary>Whether the backlog has grown so much that it is worked off between the batches.</summary>
    bool BacklogIsUrgent { get; }

    /// <summary>The connection was opened, for the first time or again after a fault.</summary>
    /// <param name="connection">The writer's connection.</param>
    void Opened(Connection connection);

    /// <summary>A transaction has begun.</summary>
    void Begun();

    /// <summary>Writes some of the backlog into the present transaction.</summary>
    /// <param name="rows">At most about this many rows.</param>
    void WorkOff(int rows);

    /// <summary>The operations are done; the transaction is about to be committed.</summary>
    void Committing();

    /// <summary>The transaction is durable.</summary>
    void Committed();

    /// <summary>Nothing of the transaction was written.</summary>
    void RolledBack();
}
