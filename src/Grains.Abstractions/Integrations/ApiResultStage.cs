namespace Chatbotics.Grains.Abstractions.Integrations;

/// <summary>How a repeatable request stands. Numbers never change.</summary>
[GenerateSerializer, Alias("api-result-stage")]
public enum ApiResultStage
{
    /// <summary>It is new: carry it out.</summary>
    New = 1,

    /// <summary>It is under way: wait.</summary>
    UnderWay = 2,

    /// <summary>It was answered.</summary>
    Answered = 3,

    /// <summary>The idempotency key was used for another request.</summary>
    OtherRequest = 4,
}
