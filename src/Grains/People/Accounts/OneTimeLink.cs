using Chatbotics.Grains.Abstractions.People.Accounts;

namespace Chatbotics.Grains.People.Accounts;

/// <summary>A mailed link that was not used yet.</summary>
/// <param name="Purpose">What it is good for.</param>
/// <param name="Hash">The hash of its secret.</param>
/// <param name="ExpiresAt">When it stops being good.</param>
[GenerateSerializer, Immutable, Alias("one-time-link")]
internal sealed record OneTimeLink(
    [property: Id(0)] LinkPurpose Purpose, [property: Id(1)] string Hash, [property: Id(2)] DateTimeOffset ExpiresAt);
