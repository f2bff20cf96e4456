using Chatbotics.Assistants.Models;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Assistants.Knowledge.Retrieval;

internal sealed partial class Retriever
{
    [LoggerMessage(EventId = 4211, Level = LogLevel.Warning, Message = "Workspace {Tenant} was searched by words alone: the embeddings gave no vector ({Failure}).")]
    private static partial void LogWordsOnly(ILogger logger, string tenant, ModelFailure failure);
}
