namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>A person of the team who has a conversation open. Never stored; forgotten when it isn't renewed.</summary>
/// <param name="Id">The person's account.</param>
/// <param name="Name">The name to show.</param>
/// <param name="Activity">What the person does.</param>
[GenerateSerializer, Immutable, Alias("person-presence")]
public sealed record PersonPresence(
    [property: Id(0)] string Id, [property: Id(1)] string Name, [property: Id(2)] PresenceActivity Activity)
{
    /// <summary>How long it holds without being renewed.</summary>
    public static TimeSpan Lease { get; } = TimeSpan.FromSeconds(20);
}
