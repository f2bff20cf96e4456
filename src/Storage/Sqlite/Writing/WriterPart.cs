using Chatbotics.Storage.Sqlite.Raw;

namespace Chatbotics.Storage.Sqlite.Writing;

/// <summary>A part with nothing to do; parts override what concerns them.</summary>
internal abstract class WriterPart : IWriterPart
{
    /// <inheritdoc/>
    public virtual bool HasBacklog => false;

    /// <inheritdoc/>
    public virtual bool BacklogIsUrgent => false;

    /// <inheritdoc/>
    public abstract void Opened(Connection connection);

    /// <inheritdoc/>
    public virtual void Begun()
    {
    }

    /// <inheritdoc/>
    public virtual void WorkOff(int rows)
    {
    }

    /// <inheritdoc/>
    public virtual void Committing()
    {
    }

    /// <inheritdoc/>
    public virtual void Committed()
    {
    }

    /// <inheritdoc/>
    public virtual void RolledBack()
    {
    }
}
