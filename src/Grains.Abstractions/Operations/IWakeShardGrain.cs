using Chatbotics.Grains.Abstractions.People;
namespace Chatbotics.Grains.Abstractions.Operations;

/// <summary>
/// Watches one shard of the due-time index and wakes conversations when something of theirs is due. 64 of them, woken
/// by a reminder each minute. Key: the shard's number in decimal, "0" to "63".
/// </summary>
[Alias("wake-shard"), GrainScope(GrainScope.Engine)]
public interface IWakeShardGrain : IGrainWithStringKey
{
    /// <summary>How many shards there are. Part of the stored layout: never changes.</summary>
    const int Count = 64;

    /// <summary>Registers the reminder and looks at the index at once. Idempotent; called when the silo starts.</summary>
    [Alias("start")]
    Task Start();
}
