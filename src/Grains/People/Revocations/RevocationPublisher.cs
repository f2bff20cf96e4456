using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Revocations;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.People.Revocations;

/// <summary>Tells the feed what was taken away. When that fails, those who serve it find out when they next look, within a second.</summary>
/// <param name="grains">The grains.</param>
/// <param name="logger">The log.</param>
internal sealed partial class RevocationPublisher(IGrainFactory grains, ILogger<RevocationPublisher> logger)
{
    /// <summary>Publishes revocations, in order. Never fails: what was taken away is stored already.</summary>
    /// <param name="revocations">What.</param>
    public async Task Publish(params Revocation[] revocations)
    {
        using var engine = Caller.Use(Caller.Engine);
        var feed = grains.GetGrain<IRevocationFeedGrain>(IRevocationFeedGrain.Key);
        foreach (var revocation in revocations)
        {
            try
            {
                await feed.Publish(revocation);
            }
            catch (Exception exception)
            {
                LogNotPublished(logger, revocation.Kind, exception);
            }
        }
    }
}
