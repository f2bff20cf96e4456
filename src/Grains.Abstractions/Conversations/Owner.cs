namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>Who holds a conversation.</summary>
/// <param name="Kind">The kind of holder.</param>
/// <param name="Id">Their id; null for nobody.</param>
/// <param name="Name">The name to show.</param>
[GenerateSerializer, Immutable, Alias("owner")]
public sealed record Owner([property: Id(0)] OwnerKind Kind, [property: Id(1)] string? Id = null, [property: Id(2)] string? Name = null)
{
    /// <summary>Nobody.</summary>
    public static Owner Nobody { get; } = new(OwnerKind.Nobody);
}
