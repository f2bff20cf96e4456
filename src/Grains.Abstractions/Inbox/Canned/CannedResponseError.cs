namespace Chatbotics.Grains.Abstractions.Inbox.Canned;

/// <summary>Why a saved answer can't be kept as it is.</summary>
/// <param name="Field">"shortcut" or "text".</param>
/// <param name="Text">What to do, in a sentence.</param>
[GenerateSerializer, Immutable, Alias("canned-response-error")]
public sealed record CannedResponseError([property: Id(0)] string Field, [property: Id(1)] string Text);
