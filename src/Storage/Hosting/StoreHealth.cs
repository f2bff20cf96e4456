using Chatbotics.Storage.Sqlite.Keys;
using Chatbotics.Storage.Sqlite.Opening;
using Microsoft.Extensions.Options;

namespace Chatbotics.Storage.Hosting;

/// <summary>Asks the writers of <c>chatbotics.db</c> and <c>keys.db</c>.</summary>
/// <param name="database">The open data folder.</param>
/// <param name="keys">The open keys.</param>
/// <param name="options">The queue's bound.</param>
internal sealed class StoreHealth(EmbeddedDatabase database, KeyDatabase keys, IOptions<StoreOptions> options) : IStoreHealth
{
    /// <inheritdoc/>
    public bool IsWritable => Fault is null;

    /// <inheritdoc/>
    public string? Fault => database.IsOpen ? database.Writer.Fault ?? keys.Writer.Fault : "The store isn't open.";

    /// <inheritdoc/>
    public int QueueDepth => database.IsOpen ? database.Writer.Depth : 0;

    /// <inheritdoc/>
    public int QueueLimit => options.Value.QueueOperations;

    /// <inheritdoc/>
    public TimeSpan SinceLastCommit => database.IsOpen ? database.Writer.SinceLastCommit : TimeSpan.Zero;
}
