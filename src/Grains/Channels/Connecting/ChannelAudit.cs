using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Hosting;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Channels.Connecting;

/// <summary>Writes down who connected and disconnected what. The log's failure doesn't undo what was done.</summary>
/// <param name="grains">The grains.</param>
/// <param name="ids">Gives the notes their ids.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log of the process.</param>
internal sealed partial class ChannelAudit(IGrainFactory grains, IIdGenerator ids, TimeProvider time, ILogger<ChannelAudit> logger)
{
    /// <summary>A channel was connected, or connected again.</summary>
    public const string Connected = "channel.connected";

    /// <summary>A channel was disconnected.</summary>
    public const string Disconnected = "channel.disconnected";

    /// <summary>A channel's token was renewed.</summary>
    public const string Renewed = "channel.token_renewed";

    /// <summary>Writes an act down.</summary>
    /// <param name="connection">The channel.</param>
    /// <param name="action">One of the constants.</param>
    /// <param name="details">More about it.</param>
    public async Task Note(ConnectionKey connection, string action, params AuditDetail[] details)
    {
        try
        {
            var note = AuditNote.OfCaller(ids.NewId(), time.GetUtcNow(), action, connection.Value, details);
            using var engine = Caller.Use(Caller.Engine);
            await grains.GetGrain<IAuditGrain>(connection.Tenant).Append(note);
        }
        catch (Exception error)
        {
            LogNotWritten(logger, connection, action, error);
        }
    }
}
