namespace Chatbotics.Grains.Abstractions.People;

/// <summary>
/// On whose behalf a call is made. The dashboard and the API set it for every request and every event of a live page; it
/// travels with the call into the grains. Webhooks and timers have none: they pass the second gate after one look, but no
/// grain that guards rights does anything for them. What the engine does by its own right, it says: <see cref="Engine"/>.
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

    /// <summary>
    /// The engine itself, which may do everything: signing in, set-up, seeding, tidying up. Whoever acts as it must be able
    /// to say by which right.
    /// </summary>
    public static Caller Engine { get; } = new() { AccountId = string.Empty };

    /// <summary>Whether it is the engine itself.</summary>
    public bool IsEngine => AccountId.Length == 0;

    /// <summary>Who calls now; null when nobody said.</summary>
    public static Caller? Current => RequestContext.Get(ContextKey) as Caller;

    /// <summary>
    /// Makes calls on somebody's behalf until the result is disposed. It holds in the method that says it and in what that
    /// calls; an asynchronous method can't set it for its caller.
    /// </summary>
    /// <param name="caller">Who; null for nobody.</param>
    public static CallerSection Use(Caller? caller) => new(caller);
}
