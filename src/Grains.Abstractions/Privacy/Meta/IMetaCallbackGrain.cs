using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.Grains.Abstractions.Privacy.Meta;

/// <summary>One callback of Meta's, from its arrival to its end. Key: its confirmation code.</summary>
[Alias("meta-callback-run"), GrainScope(GrainScope.Engine)]
public interface IMetaCallbackGrain : IGrainWithStringKey
{
    /// <summary>Takes it, durably, and carries it out by itself. Idempotent.</summary>
    /// <param name="callback">The callback.</param>
    [Alias("take")]
    Task<MetaCallbackStatus> Take(MetaCallback callback);

    /// <summary>How it stands; null when there is none of this code.</summary>
    [Alias("get")]
    Task<MetaCallbackStatus?> Get();
}
