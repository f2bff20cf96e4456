namespace Chatbotics.Grains.Abstractions.People;

/// <summary>
/// On whose behalf a call is made. The dashboard and the API set it for every request and every event of a live page; it
/// travels with the call into the grains. A call without one comes from the engine itself: webhooks, timers, set-up.
/// </summary>
[GenerateSerializer, Immutable, Alias("caller")]
public sealed record Caller
{
    /// <summary>The key in <see cref="RequestContext"/>.</summary>
    public const string ContextKey = "caller";

    /// <summary>The person's account; of an API key, the account of the member who made it.</summary>
    [Id(0)]
    public required string AccountId { get; init; }

    /// <summary>The workspace that the caller was found to be a member of; null outside of any.</summary>
    [Id(1)]
    public string? Tenant { get; init; }

    /// <summary>The API key that was shown; null for people.</summary>
    [Id(2)]
    public string? ApiKeyId { get; init; }

    /// <summary>What the caller may do in the workspace.</summary>
    [Id(3)]
    public PermissionSet Permissions { get; init; }

    /// <summary>The network address that the request came from; null when it is not known. Personal data.</summary>
    [Id(4)]
    public string? Address { get; init; }

    /// <summary>Who calls now; null for the engine itself.</summary>
    public static Caller? Current => RequestContext.Get(ContextKey) as Caller;

    /// <summary>Makes calls on somebody's behalf until the result is disposed.</summary>
    /// <param name="caller">Who; null to act as the engine itself, which the one who does so must be able to justify.</param>
    public static CallerSection Use(Caller? caller) => new(caller);
}
