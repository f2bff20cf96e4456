namespace Chatbotics.Grains.Knowledge;

/// <summary>What tells whether a page has changed.</summary>
/// <param name="ETag">Its entity tag, or null.</param>
/// <param name="LastModified">When it was changed, or null.</param>
public sealed record PageValidators(string? ETag, DateTimeOffset? LastModified);
