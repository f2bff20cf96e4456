using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Privacy.Views;

/// <summary>Some looks. Key: the tenant id, a slash and the segment's number. Called by the log alone.</summary>
[Alias("look-segment")]
public interface ILookSegmentGrain : IGrainWithStringKey
{
    /// <summary>All of them, oldest first.</summary>
    [Alias("read")]
    Task<ImmutableArray<StoredLook>> Read();

    /// <summary>Replaces them.</summary>
    /// <param name="looks">What stays, oldest first.</param>
    [Alias("write")]
    Task Write(ImmutableArray<StoredLook> looks);
}
