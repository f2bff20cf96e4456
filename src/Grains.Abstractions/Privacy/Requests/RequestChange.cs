namespace Chatbotics.Grains.Abstractions.Privacy.Requests;

/// <summary>What is put right at the person's wish.</summary>
/// <param name="Field">"name", "language", "timeZone", "phone", "email", or the id of one of the workspace's attributes.</param>
/// <param name="Value">What it shall be; empty to remove it.</param>
[GenerateSerializer, Immutable, Alias("request-change")]
public sealed record RequestChange([property: Id(0)] string Field, [property: Id(1)] string Value);
