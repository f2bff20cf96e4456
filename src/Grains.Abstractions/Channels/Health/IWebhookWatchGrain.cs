using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.Grains.Abstractions.Channels.Health;

/// <summary>
/// What became of the webhooks that reached this installation, all workspaces together: a wrong signature names no asset
/// that could be believed. Key: <see cref="Key"/>. Kept in memory, since the last days are what matters.
/// </summary>
[Alias("webhook-watch"), GrainScope(GrainScope.Engine)]
public interface IWebhookWatchGrain : IGrainWithStringKey
{
    /// <summary>The one key.</summary>
    const string Key = "webhooks";

    /// <summary>Adds to the counts.</summary>
    /// <param name="good">Webhooks whose signature was right.</param>
    /// <param name="bad">Webhooks whose signature was wrong or missing.</param>
    [Alias("add")]
    Task Add(int good, int bad);

    /// <summary>The counts of the last 24 hours.</summary>
    [Alias("counts")]
    Task<WebhookCounts> Counts();
}
