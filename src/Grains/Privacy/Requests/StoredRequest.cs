using System.Collections.Immutable;
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

    /// <summary>The key that seals the evidence; null for none.</summary>
    [Id(4)]
    public Guid? EvidenceKey { get; init; }

    /// <summary>What shows how it was handled.</summary>
    [Id(5)]
    public ImmutableArray<StoredEvidence> Evidence
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    = [];
}
