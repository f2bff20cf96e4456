namespace Chatbotics.Grains.Agents.Ports;

/// <summary>Calls addresses for agents: templates, secrets from the vault, public internet only, answers cut to size.</summary>
public interface IHttpActions
{
    /// <summary>Makes a call. Nothing is thrown for what goes wrong there: the result says it in a sentence.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<HttpActionResult> Call(HttpActionCall call, CancellationToken cancellationToken);
}
