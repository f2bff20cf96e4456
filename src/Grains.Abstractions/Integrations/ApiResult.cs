namespace Chatbotics.Grains.Abstractions.Integrations;

/// <summary>An answer of the API.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">What the body is; null for no body.</param>
/// <param name="Body">The body, at most a megabyte.</param>
[GenerateSerializer, Immutable, Alias("api-result-answer")]
public sealed record ApiResult([property: Id(0)] int Status, [property: Id(1)] string? ContentType, [property: Id(2)] byte[] Body);
