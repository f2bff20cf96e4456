namespace Chatbotics.WebFront.Api;

/// <summary>An answer: a status and a body, or a problem.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body, of a type that <see cref="ApiJson"/> knows; null for none.</param>
internal sealed record ApiAnswer(int Status, object? Body = null)
{
    /// <summary>Done, nothing to say.</summary>
    public static ApiAnswer Done { get; } = new(204);

    /// <summary>Where the new thing lies; null for no new thing.</summary>
    public string? Location { get; init; }

    /// <summary>What is sent instead of a body, and its content type; null for none. Never the answer to a repeatable request.</summary>
    public (Stream Content, string Type)? Content { get; init; }

    /// <summary>Here is a file.</summary>
    /// <param name="content">Its bytes; whoever opened them closes them with the request.</param>
    /// <param name="type">Its content type.</param>
    public static ApiAnswer Stream(Stream content, string type) => new(200) { Content = (content, type) };

    /// <summary>Here it is.</summary>
    /// <param name="body">The body.</param>
    public static ApiAnswer Ok(object body) => new(200, body);

    /// <summary>It was made.</summary>
    /// <param name="location">Where it lies, below the root.</param>
    /// <param name="body">The body.</param>
    public static ApiAnswer Made(string location, object body) => new(201, body) { Location = ApiOperations.Root + location };

    /// <summary>A problem is an answer.</summary>
    /// <param name="problem">The problem.</param>
    public static implicit operator ApiAnswer(ApiProblem problem) => new(problem.Status, problem);
}
