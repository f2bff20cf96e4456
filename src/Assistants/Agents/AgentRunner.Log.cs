using Chatbotics.Assistants.Models;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Assistants.Agents;

internal sealed partial class AgentRunner
{
    [LoggerMessage(EventId = 4741, Level = LogLevel.Warning, Message = "The model of agent {Agent} of {Tenant} gave no reply in turn {Turn}: {Failure}.")]
    private static partial void LogModelFailed(ILogger logger, string tenant, string agent, string turn, ModelFailure failure);
}
