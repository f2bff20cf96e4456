using System.Collections.Immutable;

namespace Chatbotics.Grains.Abstractions.Agents;

/// <summary>
/// A call to an address of the business. Templates may name <c>{{arg.NAME}}</c> (what the model gives),
/// <c>{{contact.id}}</c>, <c>{{contact.name}}</c> and <c>{{conversation.id}}</c> (what the turn is about; the model can't
/// change them) and <c>{{secret.NAME}}</c> (from the vault; never shown to the model).
/// </summary>
[GenerateSerializer, Immutable, Alias("http-action")]
public sealed record HttpAction
{
    /// <summary>GET, POST, PUT, PATCH or DELETE.</summary>
    [Id(0)]
    public string Method { get; init; } = "GET";

    /// <summary>The address; its scheme and host hold no template.</summary>
    [Id(1)]
    public string Url { get; init; } = "";

    /// <summary>Headers, up to 20.</summary>
    [Id(2)]
    public ImmutableArray<HttpActionHeader> Headers { get; init; } = [];

    /// <summary>The body, JSON; empty for none. Values put in are written as JSON strings' insides.</summary>
    [Id(3)]
    public string Body { get; init; } = "";

    /// <summary>What the model gives, up to 20.</summary>
    [Id(4)]
    public ImmutableArray<ToolParameter> Parameters { get; init; } = [];

    /// <summary>What the model reads of the answer: paths such as <c>order.status</c> or <c>items.0.name</c>; empty for all of it.</summary>
    [Id(5)]
    public ImmutableArray<string> ResponsePaths { get; init; } = [];

    /// <summary>How long the call may take, 1 to 30 s.</summary>
    [Id(6)]
    public int TimeoutSeconds { get; init; } = 10;
}
