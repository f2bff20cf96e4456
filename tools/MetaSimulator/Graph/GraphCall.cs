using System.Text.Json;
using Chatbotics.MetaSimulator.Assets;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.MetaSimulator.Graph;

/// <summary>One call of the slower endpoints: its path, its caller, its parameters from wherever they came.</summary>
internal sealed class GraphCall(HttpContext http, string node, string edge, JsonElement body)
{
    public HttpContext Http { get; } = http;

    /// <summary>An id, <c>me</c>, or the first word of a fixed path.</summary>
    public string Node { get; } = node;

    /// <summary>The rest of the path.</summary>
    public string Edge { get; } = edge;

    /// <summary>What was posted, forms included; an empty object for GET.</summary>
    public JsonElement Body { get; } = body;

    public string Method => Http.Request.Method;

    public bool IsGet => HttpMethods.IsGet(Method);

    public bool IsPost => HttpMethods.IsPost(Method);

    public bool IsDelete => HttpMethods.IsDelete(Method);

    /// <summary>The caller; set once the call is authenticated.</summary>
    public AccessToken Token { get; set; } = null!;

    /// <summary>A parameter from the query, or else from the body.</summary>
    public string? Value(string name) =>
        Http.Request.Query.TryGetValue(name, out var value) ? value.ToString() : Body.Text(System.Text.Encoding.UTF8.GetBytes(name));
}
