using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.WebFront.Api;

/// <summary>One thing that programs can ask for: what is mapped, and what the description says.</summary>
internal sealed record ApiOperation
{
    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path below the root, for example "/contacts/{id}".</summary>
    public required string Path { get; init; }

    /// <summary>The noun under which the description lists it.</summary>
    public required string Noun { get; init; }

    /// <summary>Its name for generated clients, for example "listContacts".</summary>
    public required string Id { get; init; }

    /// <summary>What it does, in a sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>The permission that the key and its owner need.</summary>
    public required Permission Needs { get; init; }

    /// <summary>Does it.</summary>
    public required Func<ApiCall, Task<ApiAnswer>> Do { get; init; }

    /// <summary>The query's parameters: name and meaning.</summary>
    public ImmutableArray<(string Name, string Meaning)> Query { get; init; } = [];

    /// <summary>The type of the request's body; null for none.</summary>
    public Type? Body { get; init; }

    /// <summary>The type of the answer's body; null for none.</summary>
    public Type? Answer { get; init; }

    /// <summary>The status of success.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The content type of the request's body, where it is not JSON.</summary>
    public string BodyType { get; init; } = "application/json";

    /// <summary>Whether the operation reads the body by itself, because it is too large to be held in memory.</summary>
    public bool ReadsBody { get; init; }

    /// <summary>The content type of the answer's body, where it is not JSON.</summary>
    public string AnswerType { get; init; } = "application/json";
}
