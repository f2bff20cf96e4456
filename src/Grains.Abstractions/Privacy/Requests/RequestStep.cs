namespace Chatbotics.Grains.Abstractions.Privacy.Requests;

/// <summary>Where a request stands. Stored as its number, which never changes.</summary>
[GenerateSerializer, Alias("request-step")]
public enum RequestStep
{
    /// <summary>It was received.</summary>
    Received = 1,

    /// <summary>It is known that the person is who they say.</summary>
    Identified = 2,

    /// <summary>What was asked for was carried out.</summary>
    CarriedOut = 3,

    /// <summary>The person was answered; done.</summary>
    Answered = 4,

    /// <summary>It was refused, with a reason; done.</summary>
    Refused = 5,
}
