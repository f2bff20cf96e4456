namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>How long an observer's registration lasts.</summary>
public static class ObserverLease
{
    /// <summary>The lease; renew at half of it.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromMinutes(5);
}
