using System.Collections.Immutable;
using Chatbotics.Grains.Privacy.Ports;
using Chatbotics.Storage.Sqlite.Opening;
using Chatbotics.Storage.Sqlite.Writing;

namespace Chatbotics.Storage.Sqlite.Privacy;

/// <summary>The grains' states and reminders in the embedded database, by the beginning of their keys.</summary>
/// <param name="database">The open database.</param>
internal sealed class SqliteWorkspaceStates(EmbeddedDatabase database) : IWorkspaceStates
{
    private const int RowOverhead = 128;

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<string>> List(string prefix, CancellationToken cancellationToken = default) =>
        [.. await database.Readers.Read(prefix, static (reader, key) => reader.GrainStates.List(key), cancellationToken)];

    /// <inheritdoc/>
    public async ValueTask<long> Remove(ImmutableArray<string> grains, CancellationToken cancellationToken = default)
    {
        var operation = new WriteOperation<long>(RowOverhead * Math.Max(1, grains.Length), () =>
        {
            foreach (var grain in grains)
            {
                database.Reminders.RemoveAll(grain);
            }

            return grains.Sum(database.GrainStates.RemoveAll);
        });
        database.Writer.Enqueue(operation);
        return await operation.Task.WaitAsync(cancellationToken);
    }
}
