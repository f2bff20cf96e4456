namespace Chatbotics.Grains.Abstractions.Assignment;

/// <summary>How long a page counts as open without a sign of it.</summary>
public static class Presence
{
    /// <summary>How often a page says that it is open.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(45);

    /// <summary>How long a page counts as open after it last said so.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(120);
}
