namespace Chatbotics.Grains.Abstractions.Integrations;

/// <summary>How a request stands that is made now.</summary>
/// <param name="Stage">How it stands.</param>
/// <param name="Result">The answer, if it was answered.</param>
[GenerateSerializer, Immutable, Alias("api-result-begin")]
public sealed record ApiResultBegin([property: Id(0)] ApiResultStage Stage, [property: Id(1)] ApiResult? Result = null);
