using Chatbotics.Grains.Abstractions.Channels.Connecting;

namespace Chatbotics.Grains.Abstractions.Privacy.Meta;

/// <summary>A verified callback of Meta's.</summary>
/// <param name="Kind">What it asks for.</param>
/// <param name="Person">The person's key, <see cref="MetaPersons.KeyOf"/>; never the id itself.</param>
[GenerateSerializer, Immutable, Alias("meta-callback")]
public sealed record MetaCallback([property: Id(0)] MetaCallbackKind Kind, [property: Id(1)] string Person);
