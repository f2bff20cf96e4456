namespace Chatbotics.Storage.Sqlite.Writing;

/// <summary>What happens when going on would be a lie. Tests replace it.</summary>
internal interface IStoreFatality
{
    /// <summary>
    /// An fsync failed: what was written may be lost though reads still show it, and trying again would report success
    /// without writing. Ends the process at once.
    /// </summary>
    /// <param name="reason">A sentence for the operator.</param>
    /// <param name="failure">The fault.</param>
    void FailFast(string reason, Exception failure);

    /// <summary>The data folder belongs to another process now. Stops this one in order.</summary>
    /// <param name="reason">A sentence for the operator.</param>
    void Stop(string reason);
}
