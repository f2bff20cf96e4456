using Chatbotics.Grains.Abstractions.Privacy.Requests;

namespace Chatbotics.Grains.Privacy.Requests;

/// <summary>A request as it is stored.</summary>
[GenerateSerializer, Immutable, Alias("stored-request")]
internal sealed record StoredRequest
{
    /// <summary>The request, without who asks and without the team's words.</summary>
    [Id(0)]
    public required PrivacyRequest Request { get; init; }

    /// <summary>Who asks, sealed; empty once it is forgotten.</summary>
    [Id(1)]
    public byte[] Person { get; init; } = [];

    /// <summary>The note, sealed.</summary>
    [Id(2)]
    public byte[] Note { get; init; } = [];

    /// <summary>The conversation's key, sealed: it holds the person's id.</summary>
    [Id(3)]
    public byte[] Conversation { get; init; } = [];
}
