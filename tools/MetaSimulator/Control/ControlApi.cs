using System.Text.Json.Nodes;
using Chatbotics.MetaSimulator.Graph;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.MetaSimulator.Control;

/// <summary>What lies under <c>/_simulator/</c>.</summary>
internal sealed class ControlApi(SimulatedMeta meta)
{
    public Task Handle(HttpContext http, string path) => path switch
    {
        "" => Replies.Json(http, new JsonObject { ["accepted"] = meta.Ledger.Accepted }),
        _ => Task.CompletedTask,
    };
}
