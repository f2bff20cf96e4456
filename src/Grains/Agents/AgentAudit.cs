using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Hosting;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Agents;

/// <summary>Writes down who changed which agent or knowledge. The log's failure doesn't undo what was done.</summary>
/// <param name="grains">The grains.</param>
/// <param name="ids">Gives the notes their ids.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log of the process.</param>
internal sealed partial class AgentAudit(IGrainFactory grains, IIdGenerator ids, TimeProvider time, ILogger<AgentAudit> logger)
{
    /// <summary>Writes an act down, unless the engine itself did it.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="target">The agent's or the knowledge base's id.</param>
    /// <param name="action">One of <see cref="AgentAuditActions"/>.</param>
    /// <param name="details">More about it; never a secret's value or what an agent is told.</param>
    public async Task Note(string tenant, string target, string action, params AuditDetail[] details)
    {
        try
        {
            var note = AuditNote.OfCaller(ids.NewId(), time.GetUtcNow(), action, target, details);
            using var engine = Caller.Use(Caller.Engine);
            await grains.GetGrain<IAuditGrain>(tenant).Append(note);
        }
        catch (Exception error)
        {
            LogNotWritten(logger, tenant, action, error);
        }
    }
}
