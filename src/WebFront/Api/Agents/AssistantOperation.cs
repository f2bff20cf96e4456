using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.WebFront.Api.Agents;

/// <summary>Describes operations on agents and on what they know: all need the right to change assistants.</summary>
/// <param name="noun">The noun of the description.</param>
/// <param name="model">What is given where an operation names nothing else.</param>
internal sealed class AssistantOperation(string noun, Type model)
{
    /// <summary>Describes one.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path below the root.</param>
    /// <param name="id">Its name for generated clients.</param>
    /// <param name="summary">What it does, in a sentence.</param>
    /// <param name="act">Does it.</param>
    /// <param name="body">The type of the request's body; null for none.</param>
    /// <param name="answer">The type of the answer's body; null for the noun's own, or none for 204.</param>
    /// <param name="status">The status of success.</param>
    public ApiOperation Of(
        string method, string path, string id, string summary, Func<ApiCall, Task<ApiAnswer>> act, Type? body = null, Type? answer = null, int status = 200) => new()
        {
            Method = method,
            Path = path,
            Noun = noun,
            Id = id,
            Summary = summary,
            Needs = Permission.ManageAssistants,
            Body = body,
            Answer = status == 204 ? null : answer ?? model,
            Status = status,
            Do = act,
        };
}
