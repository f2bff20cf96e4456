namespace Chatbotics.WebFront.Api;

/// <summary>Ends a request with a problem, from wherever it is found.</summary>
/// <param name="problem">The problem.</param>
internal sealed class ApiException(ApiProblem problem) : Exception(problem.Detail)
{
    /// <summary>The problem.</summary>
    public ApiProblem Problem => problem;
}
