namespace Chatbotics.Grains.Knowledge;

/// <summary>A page that was taken from a site.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Hash">The hash of its content; empty for one that could never be read.</param>
/// <param name="Passages">How many passages it has.</param>
/// <param name="ETag">Its entity tag, or null.</param>
/// <param name="LastModified">When it was changed, or null.</param>
[GenerateSerializer, Immutable, Alias("knowledge-page")]
internal sealed record KnowledgePage(
    [property: Id(0)] string Address,
    [property: Id(1)] string Hash,
    [property: Id(2)] int Passages,
    [property: Id(3)] string? ETag,
    [property: Id(4)] DateTimeOffset? LastModified)
{
    /// <summary>Why it could not be read the last time; null when it was.</summary>
    [Id(5)]
    public string? Problem { get; init; }

    /// <summary>Whether something was taken from it, now or earlier.</summary>
    public bool IsTaken => Hash.Length > 0;
}
