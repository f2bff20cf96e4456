namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>Who wrote or did something.</summary>
/// <param name="Kind">What kind of author.</param>
/// <param name="Id">The person's, agent's or workflow's id; null for the customer and the system.</param>
/// <param name="Name">The name to show, as it was then.</param>
[GenerateSerializer, Immutable, Alias("author")]
public sealed record Author([property: Id(0)] AuthorKind Kind, [property: Id(1)] string? Id = null, [property: Id(2)] string? Name = null)
{
    /// <summary>The engine itself.</summary>
    public static Author System { get; } = new(AuthorKind.System);

    /// <summary>The customer.</summary>
    public static Author Customer { get; } = new(AuthorKind.Customer);

    /// <summary>A person in the platform's own app, whose name the platform doesn't tell.</summary>
    public static Author NativeApp { get; } = new(AuthorKind.NativeApp);
}
