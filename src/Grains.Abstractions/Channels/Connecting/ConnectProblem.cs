namespace Chatbotics.Grains.Abstractions.Channels.Connecting;

/// <summary>Why connecting didn't work, and what to do.</summary>
/// <param name="Code">A stable word: denied, missing_scopes, no_assets, taken, token, unreachable, meta, pin, number, account, expired.</param>
/// <param name="Text">A sentence for the person who connects. Never Meta's raw text, never a secret.</param>
/// <param name="Field">The field of the form it is about, in lower camel case; null for none.</param>
[GenerateSerializer, Immutable, Alias("connect-problem")]
public sealed record ConnectProblem([property: Id(0)] string Code, [property: Id(1)] string Text, [property: Id(2)] string? Field = null);
