using Chatbotics.Storage.Sqlite.Opening;

namespace Chatbotics.Storage.Hosting;

/// <summary>Asks the writer of <c>chatbotics.db</c>.</summary>
/// <param name="database">The open data folder.</param>
internal sealed class StoreHealth(EmbeddedDatabase database) : IStoreHealth
{
    /// <inheritdoc/>
    public bool IsWritable => Fault is null;

    /// <inheritdoc/>
    public string? Fault => database.IsOpen ? database.Writer.Fault : "The store isn't open.";

    /// <inheritdoc/>
    public int QueueDepth => database.IsOpen ? database.Writer.Depth : 0;
}
